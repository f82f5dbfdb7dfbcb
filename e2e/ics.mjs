// node ics.mjs DIR: every calendar file under DIR goes through ical.js, and its times through the time zones of Node:
// the definitions in the file and the IANA data must mean the same moment.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ICAL from 'ical.js'
import { files, some } from './pages.mjs'

const dir = process.argv[2]
const found = some(dir, files(dir, '.ics'), 'no calendar (*.ics)')
const faults = []
let entries = 0

for (const name of found) {
  const fault = (text) => faults.push(`${name}: ${text}`)
  const text = readFileSync(path.join(dir, name), 'utf8')
  for (const [i, line] of text.split('\r\n').entries()) {
    if (Buffer.byteLength(line) > 75) fault(`line ${i + 1} has more than 75 octets`)
    if (/[\r\n]/.test(line)) fault(`line ${i + 1} holds a bare line end`)
  }
  try {
    check(new ICAL.Component(ICAL.parse(text)), fault)
  } catch (error) {
    fault(error.message)
  }
}

function check(calendar, fault) {
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  }
  const uids = new Set()
  for (const vevent of calendar.getAllSubcomponents('vevent')) {
    entries++
    for (const property of ['uid', 'dtstamp', 'dtstart', 'summary', 'status']) {
      if (!vevent.getFirstPropertyValue(property)) fault(`an entry has no ${property}`)
    }
    const uid = vevent.getFirstPropertyValue('uid')
    if (uids.has(uid)) fault(`${uid} is there twice`)
    uids.add(uid)
    const event = new ICAL.Event(vevent)
    if (event.endDate && event.endDate.compare(event.startDate) < 0) fault(`${uid} ends before it starts`)
    for (const property of ['dtstart', 'dtend']) {
      const at = vevent.getFirstProperty(property)
      const zone = at?.getFirstParameter('tzid')
      if (!zone) continue
      const time = at.getFirstValue()
      const registered = ICAL.TimezoneService.get(zone)
      if (!registered) {
        fault(`${uid}: ${zone} is not defined`)
        continue
      }
      time.zone = registered
      const read = clock(time.toUnixTime(), zone)
      const written = time.toString().replace('T', ' ')
      if (read !== written) fault(`${uid}: ${property} is ${written} in ${zone}, and its definition makes it ${read}`)
    }
  }
}

// clock returns what the clock of an IANA zone shows.
function clock(seconds, timeZone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(seconds * 1000)
}

for (const fault of faults) console.error(fault)
console.log(`ics: ${found.length} calendars with ${entries} entries, ${faults.length} faults`)
process.exitCode = faults.length ? 1 : 0

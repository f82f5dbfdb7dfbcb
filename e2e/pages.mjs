// What the three scripts share: which pages a directory holds, and the browser that opens them.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

// files returns the files under dir whose names end in suffix, sorted, relative to dir.
export function files(dir, suffix) {
  if (!dir) throw new Error(`usage: node ${path.basename(process.argv[1])} DIR`)
  return readdirSync(dir, { recursive: true }).filter((name) => name.endsWith(suffix)).sort()
}

// pages returns the pages under dir, relative to dir. None is an error: a check that looked at nothing must not pass.
export function pages(dir) {
  return some(dir, files(dir, '.html'), 'no page (*.html)')
}

// some returns what was found, which must be something.
export function some(dir, found, none) {
  if (found.length === 0) throw new Error(`${none} under ${path.resolve(dir)}`)
  return found
}

// launch starts the system's Chromium; the environment variable CHROMIUM names another one.
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium' })
}

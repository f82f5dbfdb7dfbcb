// Marks the sessions that are on, with the words that the page gives. The sheet has a place for the mark, so that nothing moves.
const words = document.currentScript.dataset.now
const sessions = Array.from(document.querySelectorAll('time[data-end]'), (time) => {
  const mark = document.createElement('span')
  mark.className = 'tt-now'
  mark.textContent = words
  return { mark, line: time.parentElement, item: time.closest('li'), start: Date.parse(time.dateTime), end: Date.parse(time.dataset.end) }
})

function look() {
  const now = Date.now()
  for (const { mark, line, item, start, end } of sessions) {
    const on = start <= now && now < end
    if (on === mark.isConnected) continue
    if (on) {
      item.setAttribute('aria-current', 'time')
      line.append(' ', mark)
    } else {
      item.removeAttribute('aria-current')
      mark.remove()
    }
  }
}

look()
setInterval(look, 20_000)

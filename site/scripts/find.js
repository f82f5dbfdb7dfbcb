// Search as one types, over the index of the page's language. Without this script the form is not shown.
import { find } from './SEARCH'

const form = document.querySelector('form[data-index]')
const found = document.getElementById('tt-found')
if (form && found) {
  form.hidden = false
  let index
  const show = async () => {
    const words = form.elements.q.value.trim()
    if (words === '') {
      found.replaceChildren()
      return
    }
    index ??= fetch(form.dataset.index).then((answer) => answer.json())
    const list = document.createElement('ul')
    for (const thing of find(await index, words, new Date(), 20)) {
      if (!thing.address) continue
      const link = document.createElement('a')
      link.href = thing.address
      link.textContent = thing.title
      list.appendChild(document.createElement('li')).appendChild(link)
    }
    found.replaceChildren(list.childElementCount > 0 ? list : document.createTextNode(form.dataset.nothing))
  }
  form.elements.q.addEventListener('input', show)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show()
  })
}

// Remembers the language that a reader chooses, for the next visit to the address at which a site chooses.
const { path } = document.currentScript.dataset
for (const link of document.querySelectorAll('a[rel="alternate"][hreflang]')) {
  link.addEventListener('click', () => {
    document.cookie = `tertulia_lang=${link.hreflang}; path=${path}; max-age=31536000; samesite=lax`
  })
}

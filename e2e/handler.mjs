// node handler.mjs COMMAND DIR: `COMMAND serve DIR` answers the site of a folder, and browsers of readers of several languages visit it.
// The root leads each to a language they know; the link to another language keeps the page, and the choice is remembered.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { launch } from './pages.mjs'

const [command, dir] = process.argv.slice(2)
if (!dir) throw new Error('usage: node handler.mjs COMMAND DIR')
const server = spawn(command, ['serve', dir, '--addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] })
const browser = await launch()
try {
  const [said] = await once(createInterface({ input: server.stdout }), 'line')
  const origin = /http:\/\/[^/ ]+/.exec(said)[0]
  const visit = async (options) => (await browser.newContext(options)).newPage()
  const pathOf = (page) => new URL(page.url()).pathname

  for (const [locale, want] of [['es-MX', '/es/'], ['es', '/es/'], ['en-GB', '/en/'], ['fr-FR', '/es/']]) {
    const page = await visit({ locale })
    await page.goto(`${origin}/`)
    assert.equal(pathOf(page), want, `the root for a reader of ${locale}`)
    assert.equal(await page.evaluate(() => document.documentElement.lang), want.slice(1, 3))
  }

  const reader = await visit({ locale: 'es-AR' })
  await reader.goto(`${origin}/es/eventos/archivos-abiertos/`)
  await reader.getByRole('banner').getByRole('link', { name: 'Read in English' }).click()
  await reader.waitForURL('**/en/**')
  assert.equal(pathOf(reader), '/en/events/open-archives/', 'the switcher keeps the page')
  await reader.goto(`${origin}/`)
  assert.equal(pathOf(reader), '/en/', 'the choice is remembered')
  await reader.goto(`${origin}/?lang=es`)
  await reader.goto(`${origin}/`)
  assert.equal(pathOf(reader), '/es/', 'and so is another one')

  const scriptless = await visit({ locale: 'es', javaScriptEnabled: false })
  await scriptless.goto(`${origin}/?lang=en`)
  await scriptless.goto(`${origin}/`)
  assert.equal(pathOf(scriptless), '/en/', 'without script')
  console.log('handler: readers of 4 languages, 3 choices')
} finally {
  await browser.close()
  server.kill()
}

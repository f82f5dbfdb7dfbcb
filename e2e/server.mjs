// Serves a built site as a web server would, with what browsers are to keep to: the policy that the handler answers.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.jpg': 'image/jpeg', '.png': 'image/png',
  '.webp': 'image/webp', '.ics': 'text/calendar; charset=utf-8', '.atom': 'application/atom+xml', '.txt': 'text/plain; charset=utf-8',
}

// serve answers the files of dir on a port of its own, and resolves to the origin and how to stop.
export async function serve(dir, policy) {
  const server = createServer(async (request, response) => {
    let name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    if (name.endsWith('/')) name += 'index.html'
    let status = 200
    let body = await readFile(path.join(dir, path.normalize(name))).catch(() => null)
    if (body === null) [status, name, body] = [404, '/404.html', await readFile(path.join(dir, '404.html'))]
    response.writeHead(status, {
      ...(/-[0-9a-f]{16}\./.test(name) ? { 'Cache-Control': 'max-age=31536000, immutable' } : {}),
      'Content-Type': types[path.extname(name)] ?? 'application/octet-stream',
      ...(policy && name.endsWith('.html') ? { 'Content-Security-Policy': policy } : {}),
    })
    response.end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() }
}

// Pictures on a slow and breaking line: each with its progress, and none lost because of another.
import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import { base, end, look, owner, shoot, step } from './house.mjs'

/// A real picture that no packing makes smaller: about three bytes a pixel.
function picture(name, width, height) {
  const table = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0 })
  const sum = (bytes) => { let crc = 0xffffffff; for (const byte of bytes) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8); return (crc ^ 0xffffffff) >>> 0 }
  const chunk = (kind, data) => { const of = Buffer.concat([Buffer.from(kind), data]), head = Buffer.alloc(4), tail = Buffer.alloc(4); head.writeUInt32BE(data.length); tail.writeUInt32BE(sum(of)); return Buffer.concat([head, of, tail]) }
  const rows = Buffer.alloc(height * (1 + width * 3))
  let seed = name.length * 7919 + width
  for (let at = 0; at < rows.length; at += 1) { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; rows[at] = at % (1 + width * 3) ? seed >>> 16 : 0 }
  const head = Buffer.alloc(13); head.writeUInt32BE(width); head.writeUInt32BE(height, 4); head.set([8, 2], 8)
  const buffer = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
  return { name, mimeType: 'image/png', buffer }
}
const nonsense = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('These are words, not a picture.') }
const large = { name: 'house.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(31 * 1024 * 1024, 7) }
const line = (page, name, state) => page.locator(`.uploads li${state ? `[data-state=${state}]` : ''}:has(.name:text-is("${name}"))`)
/// They join the others a moment after they are up.
const thereAre = (page, count) => page.waitForFunction((count) => document.querySelectorAll('.grid li').length === count, count)
const leaves = (page) => page.evaluate(() => { const event = new Event('beforeunload', { cancelable: true }); dispatchEvent(event); return !event.defaultPrevented })
/// A line of so many bytes a second, or none at all.
const carries = (line, bytes) => line.send('Network.emulateNetworkConditions', { offline: bytes === 0, latency: 20, downloadThroughput: -1, uploadThroughput: bytes || -1 })
const slow = async (page, bytes) => { const line = await page.context().newCDPSession(page); await line.send('Network.enable'); await carries(line, bytes); return line }

for (const [width, height] of [[390, 844], [1440, 900]]) {
  const ada = await owner({ viewport: { width, height } })
  await ada.goto(`${base}/desk/media/pictures`)
  const shown = () => ada.locator('.grid li').count(), before = await shown()

  step(`${width}: several at once, each with its per cent, name and size; what is refused says why`)
  let net = await slow(ada, 250_000)
  await ada.setInputFiles('#file', [picture('oak one.png', 500, 500), nonsense, large, picture('oak two.png', 420, 400), picture('oak three.png', 300, 300)])
  await ada.click('.upload button')
  await line(ada, 'house.jpg', 'refused').filter({ hasText: '31 MB; at most 30 fit' }).waitFor()
  await line(ada, 'oak two.png', 'waiting').waitFor()
  await ada.waitForFunction(() => { const bar = document.querySelector('.uploads progress'); return bar.value > 5 && bar.value < 95 })
  assert.match(await line(ada, 'oak one.png').locator('.state').textContent(), /^\d+ %$/)
  assert.match(await line(ada, 'oak one.png').locator('.size').textContent(), /KB|MB/)
  assert.equal(await line(ada, 'oak one.png').locator('progress').getAttribute('aria-label'), 'Progress of oak one.png')
  assert.equal(await leaves(ada), false, 'who leaves is asked')
  await look(ada, `uploading-${width}`)
  await ada.click('button[aria-label="Cancel: oak three.png"]')
  await line(ada, 'oak three.png', 'cancelled').waitFor()
  await line(ada, 'notes.jpg', 'refused').filter({ hasText: 'Not added' }).waitFor()
  await line(ada, 'oak two.png', 'done').waitFor()
  await thereAre(ada, before + 2)
  assert.match(await ada.textContent('.uploads .sum'), /2 of 4 pictures are up/)
  assert.match(await ada.textContent('.uploads [role=status]'), /oak two\.png: Added/)

  step(`${width}: a dead line loses nothing, and goes on by itself; each is added once`)
  await ada.setInputFiles('#file', [picture('beech.png', 500, 520)])
  await ada.click('.upload button')
  await ada.waitForFunction(() => [...document.querySelectorAll('.uploads progress')].some((bar) => bar.value > 5 && bar.value < 95))
  await carries(net, 0)
  await line(ada, 'beech.png', 'failed').filter({ hasText: 'no connection' }).waitFor()
  await look(ada, `upload-cut-${width}`)
  await carries(net, 250_000)
  await line(ada, 'beech.png', 'done').waitFor()
  await thereAre(ada, before + 3)

  step(`${width}: the answer that got lost is asked for again, and nothing is added twice`)
  await net.detach()
  net = null
  let answers = 0
  await ada.route('**/desk/media/pictures', async (route) => {
    if (route.request().method() !== 'POST' || answers > 0) return route.continue()
    answers += 1
    await route.fetch()
    await route.abort('internetdisconnected')
  })
  await ada.setInputFiles('#file', [picture('ash.png', 200, 210)])
  await ada.click('.upload button')
  await line(ada, 'ash.png', 'failed').waitFor()
  await ada.click('button[aria-label="Try again: ash.png"]')
  await line(ada, 'ash.png', 'done').waitFor()
  await ada.unroute('**/desk/media/pictures')
  await ada.click('button[aria-label="Try again: oak three.png"]')
  await line(ada, 'oak three.png', 'done').waitFor()
  await ada.reload()
  assert.equal(await shown(), before + 5, 'once each')
  assert.equal(await leaves(ada), true)
  await look(ada, `uploaded-${width}`)
  await ada.context().close()
}

step('without a script one refused picture does not lose the other')
const plain = await owner({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
await plain.goto(`${base}/desk/media/pictures`)
const kept = await plain.locator('.grid li').count()
await plain.setInputFiles('#file', [nonsense, picture('elm.png', 120, 90)])
await plain.click('.upload button')
await plain.waitForSelector('.wrong:has-text("notes.jpg")')
assert.equal(await plain.locator('.grid li').count(), kept + 1)
await shoot(plain, 'upload-plain-390')

await end()

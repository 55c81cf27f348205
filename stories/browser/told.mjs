// Being told: the settings, the tab, the next one that waits, and asking before something is taken away; with and without scripts.
import assert from 'node:assert/strict'
import { base, end, look, owner, shoot, step } from './house.mjs'

step('what one is told is one’s own choice')
const sizes = [[390, 844], [820, 1180], [1440, 900]]
for (const [width, height] of sizes) {
  for (const colorScheme of ['light', 'dark']) {
    const ada = await owner({ viewport: { width, height }, colorScheme })
    await ada.goto(`${base}/desk/settings/notices`)
    await look(ada, `told-settings-${width}-${colorScheme}`)
    await ada.context().close()
  }
}
const ada = await owner()
await ada.goto(`${base}/desk/settings/notices`)
await ada.check('[name=when][value=digest]')
await ada.fill('#hours', 'half past nine')
await ada.click('form[action="/desk/settings/notices"] button')
await ada.waitForSelector('.wrong:has-text("is not a time of day")')
await ada.fill('#hours', '9:30, 16')
await ada.click('form[action="/desk/settings/notices"] button')
await ada.waitForSelector('.done:has-text("Saved")')
assert.equal(await ada.inputValue('#hours'), '09:30, 16:00')

step('the tab says how many wait, on every page')
for (const path of ['/desk', '/desk/inbox', '/desk/needs', '/desk/media', '/desk/calendar', '/desk/measures', '/desk/channels', '/desk/settings']) {
  await ada.goto(base + path)
  const waits = await ada.getAttribute('.rail [data-waiting]', 'data-waits')
  assert.match(await ada.title(), new RegExp(`^\\(${waits}\\) `), path)
  assert.equal(await ada.getAttribute('link[rel=icon]', 'href'), `/favicon.svg?waits=${waits}`, path)
}

step('after Close there is undo, and the next one; live in the tab of a page that lies behind')
const behind = await owner()
await behind.goto(`${base}/desk/settings`)
const before = await behind.title()
await behind.fill('#headline', 'Words that somebody types just now')
for (const [width, height] of sizes) {
  const page = await owner({ viewport: { width, height } })
  await page.goto(`${base}/desk/inbox`)
  await page.click('a.conversation:not(.rest)')
  await page.waitForSelector('#lines')
  await page.click('[data-key=e]')
  await page.waitForSelector('.done-here:has-text("Closed")')
  await look(page, `told-closed-${width}`)
  assert.ok(await page.isVisible('.done-here [data-key=f]'), 'the next one')
  if (width === 1440) {
    await behind.waitForFunction((before) => document.title !== before, before, { timeout: 15_000 })
    assert.equal(await behind.inputValue('#headline'), 'Words that somebody types just now', 'never under their hands')
  }
  await page.keyboard.press('u')
  await page.waitForSelector('.done-here', { state: 'detached' })
  await page.context().close()
}

step('what is taken away asks first')
for (const [width, height] of sizes) {
  const page = await owner({ viewport: { width, height } })
  await page.goto(`${base}/desk/channels`)
  await page.click('.table a.title:has-text("Facebook")')
  await page.click('button:has-text("Disconnect")')
  await page.waitForSelector('h2:has-text("Disconnect “")')
  await look(page, `told-sure-${width}`)
  await page.click('a:has-text("Keep it")')
  await page.waitForSelector('button:has-text("Disconnect")')
  await page.context().close()
}
step('without scripts, too')
const plain = await owner({ javaScriptEnabled: false })
await plain.goto(`${base}/desk/channels`)
await plain.click('.table a.title:has-text("Bluesky")')
await plain.click('button:has-text("Disconnect")')
await plain.waitForSelector('h2:has-text("Disconnect “")')
await shoot(plain, 'told-sure-plain')
await plain.click('button:has-text("Disconnect it")')
await plain.waitForURL('**/desk/channels')
await plain.goto(`${base}/desk/inbox`)
await plain.click('a.conversation:has-text("Bluesky")')
await plain.waitForSelector('text=is no longer connected, so nothing can be sent there')
await shoot(plain, 'told-gone')

await end()

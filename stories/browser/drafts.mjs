// Drafts: what was written and not sent yet is there again later, as what it was meant to be, and for nobody else.
import assert from 'node:assert/strict'
import { base, end, look, owner, step } from './house.mjs'

const composer = '.composer textarea'
const is_saved = (page) => page.waitForFunction(() => /^Saved/.test(document.querySelector('[data-saved]').textContent), null, { timeout: 15_000 })
const mode = (page) => page.locator('[name=as]:checked').inputValue()
const conversation = async (page, row) => {
  await page.goto(`${base}/desk/inbox`)
  return new URL(await page.locator('a.conversation').nth(row).getAttribute('href'), base).href
}

for (const width of [1440, 820, 390]) {
  const ada = await owner({ viewport: { width, height: 860 } })
  const [first, second] = [await conversation(ada, 0), await conversation(ada, 1)]

  step(`${width}: a draft waits where it was written, and stands nowhere else`)
  await ada.goto(first)
  await ada.fill(composer, 'Two weeks, I think. I will ask Tom.')
  await ada.goto(second)
  assert.equal(await ada.inputValue(composer), '')

  step(`${width}: what was meant for colleagues comes back as a note, not as an answer`)
  await ada.click('.modes label:has-text("Note")')
  await ada.fill(composer, 'He still owes us for the last one.')
  await ada.goto(first)
  assert.equal(await ada.inputValue(composer), 'Two weeks, I think. I will ask Tom.')
  assert.equal(await mode(ada), 'reply')
  await ada.goto(second)
  assert.equal(await mode(ada), 'note')
  assert.match(await ada.textContent('.composer button.primary'), /Save note/)
  await look(ada, `draft-note-${width}`)

  step(`${width}: the tab is closed, and the draft is there in the next one`)
  const tab = await ada.context().newPage()
  await tab.goto(second)
  assert.equal(await tab.inputValue(composer), 'He still owes us for the last one.')
  assert.equal(await mode(tab), 'note')

  step(`${width}: saved in one tab, it does not wait in the other to be saved again`)
  await ada.click('.composer button.primary')
  await ada.waitForSelector('article.note:has-text("still owes us")')
  await tab.waitForFunction((composer) => document.querySelector(composer).value === '', composer)
  await tab.reload()
  assert.equal(await tab.inputValue(composer), '')
  await tab.close()

  step(`${width}: choosing among letters sends nothing and leaves nothing`)
  await ada.goto(first)
  await ada.focus(composer)
  for (const key of ['Enter', 'Escape']) {
    await ada.evaluate(([composer, key]) => document.querySelector(composer).dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, isComposing: true, bubbles: true, cancelable: true })), [composer, key])
    assert.equal(await ada.evaluate(() => document.activeElement.name), 'text')
    assert.equal(await ada.locator('[data-sending]').count(), 0)
  }

  step(`${width}: whoever signs in here next reads nobody's drafts`)
  await ada.goto(`${base}/desk/settings/me`)
  await ada.evaluate(() => document.querySelector('form[action="/desk/sign-out"]').requestSubmit())
  await ada.waitForURL('**/desk/sign-in**')
  assert.deepEqual(await ada.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft '))), [])
  await ada.context().close()
}

step('an article: slow saves do not quarrel with what is typed meanwhile')
const ada = await owner({ viewport: { width: 390, height: 860 } })
await ada.goto(`${base}/desk/media`)
await ada.click('button:has-text("New article")')
await ada.fill('#title', 'Slow saves')
const there = ada.url(), saves = '**/desk/media/pieces/*'
await ada.route(saves, async (route) => { if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 1500)); await route.continue() })
for (const word of ['One ', 'two ', 'three ', 'four ', 'five']) { await ada.type('#body', word); await ada.waitForTimeout(450) }
await is_saved(ada)
await ada.unroute(saves)
await ada.reload()
assert.equal(await ada.inputValue('#body'), 'One two three four five')

step('an article: the page is left in the middle of a word, or in a tunnel, and the words are there')
await ada.fill('#body', 'Left at once.')
await ada.goto(`${base}/desk`)
await ada.goto(there)
assert.equal(await ada.inputValue('#body'), 'Left at once.')
await is_saved(ada)
await ada.context().setOffline(true)
await ada.fill('#body', 'Written in a tunnel.')
await ada.waitForSelector('[data-saved]:has-text("no connection")')
await ada.context().setOffline(false)
await is_saved(ada)
await ada.context().setOffline(true)
await ada.fill('#body', 'The battery died in the tunnel.')
await ada.waitForSelector('[data-saved]:has-text("no connection")')
// As a browser that was killed: nothing more is sent, and nobody is asked.
const after = await ada.context().newPage()
await ada.close({ runBeforeUnload: false })
await after.context().setOffline(false)
await after.goto(there)
assert.equal(await after.inputValue('#body'), 'The battery died in the tunnel.')
await is_saved(after)

step('an article: two tabs; who was second keeps the words, and is told')
const second = await after.context().newPage()
await second.goto(there)
await after.fill('#body', 'From the first tab.')
await is_saved(after)
await second.fill('#body', 'From the second tab.')
await second.waitForSelector('[data-saved]:has-text("Somebody else saved this article meanwhile")')
assert.equal(await second.inputValue('#body'), 'From the second tab.')
await second.reload()
assert.equal(await second.inputValue('#body'), 'From the first tab.')
assert.match(await second.inputValue('.lost textarea'), /From the second tab\./)
await look(second, 'lost-words-390')
await second.click('.lost button')
await second.reload()
assert.equal(await second.locator('.lost:visible').count(), 0)

await end()

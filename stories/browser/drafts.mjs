// Drafts: what was written and not sent yet is there again later, as what it was meant to be, and for nobody else.
import assert from 'node:assert/strict'
import { base, end, look, owner, step } from './house.mjs'

const composer = '.composer textarea'
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

await end()

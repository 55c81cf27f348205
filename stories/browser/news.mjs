// What a customer adds is seen: in the list, in the count, in the tab's title, whatever the words; until somebody looks.
import assert from 'node:assert/strict'
import { base, end, look, owner, person, step } from './house.mjs'

step('a visitor asks, and is answered')
const ada = await owner()
const priya = await person({ viewport: { width: 390, height: 844 } })
await priya.goto(`${base}/ask`)
await priya.fill('[name=text]', 'What does an oak worktop cost?')
await priya.fill('[name=email]', 'priya.raman@example.com')
await priya.fill('[name=name]', 'Priya R.')
await priya.click('button.wide')
await priya.waitForURL('**/questions/*')
await ada.goto(`${base}/desk/inbox`)
// Everything that came before her is looked at once, so that what is new is hers.
const others = await ada.locator('a.conversation.news:not(:has-text("Priya R."))').evaluateAll((rows) => rows.map((row) => row.href))
for (const other of others) await ada.goto(other)
await ada.goto(`${base}/desk/inbox`)
await ada.mouse.move(1000, 600)
const mark = 'a.conversation.news:has-text("Priya R.")'
await ada.waitForSelector(mark, { timeout: 15_000 })
await look(ada, 'news-inbox')
await ada.click(mark)
await ada.waitForSelector('#lines')
assert.equal(await ada.locator('a.conversation.news:has-text("Priya R.")').count(), 0, 'looked at, it is not new')
await ada.fill('.composer textarea', 'Which measures, please?')
await ada.click('.composer button.primary')
await ada.waitForSelector('#lines time:has-text("sent")', { timeout: 25_000 })

step('what she adds asks nothing, and is new on every page all the same')
await ada.goto(`${base}/desk/settings`)
assert.doesNotMatch(await ada.title(), /•/, 'nothing is new')
await priya.reload()
await priya.fill('#text', 'Thanks, here they are: 2.40 by 0.30')
await priya.click('form:has(#text) button')
await priya.waitForLoadState()
assert.match(await priya.textContent('h1'), /What you added is with us/)
await look(priya, 'news-added-390')
await ada.waitForFunction(() => document.title.includes('•'), null, { timeout: 15_000 })
assert.match(await ada.textContent('.rail [data-waiting]'), /\d+ new/)
for (const [width, height] of [[390, 844], [820, 1180], [1440, 900]]) {
  for (const scheme of ['light', 'dark']) {
    const other = await owner({ viewport: { width, height }, colorScheme: scheme })
    await other.goto(`${base}/desk/inbox`)
    await other.waitForSelector(mark)
    await look(other, `news-list-${width}-${scheme}`)
    await other.context().close()
  }
}

step('a page behind others keeps it new; to open it ends that, for everybody')
const list = await owner()
await list.goto(`${base}/desk/inbox`)
await list.mouse.move(1000, 600)
await list.waitForSelector(mark)
await ada.goto(`${base}/desk/inbox`)
await ada.click('a.conversation:has-text("Priya R.")')
await ada.waitForSelector('#lines:has-text("2.40 by 0.30")')
assert.equal(await ada.locator(mark).count(), 0)
await list.waitForFunction(() => ![...document.querySelectorAll('a.conversation.news')].some((row) => row.textContent.includes('Priya R.')), null, { timeout: 15_000 })
await look(ada, 'news-thread')

await end()

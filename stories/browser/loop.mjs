// The whole loop of the demo, as a person would go through it. Screenshots go to $SHOTS, if set.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import assert from 'node:assert/strict'

const require = createRequire(`${process.env.PEERS_BROWSER}/package.json`)
const { chromium } = require('playwright-core')
const axe = require('axe-core')

const demo = spawn('target/debug/porchlight', ['demo', '--silent', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] })
process.on('exit', () => demo.kill())
const base = await new Promise((found, lost) => {
  let said = ''
  demo.stdout.on('data', (chunk) => { said += chunk; const match = said.match(/Website\s+(http:\S+?)\/\n/); if (match) found(match[1]) })
  demo.on('exit', () => lost(new Error(`the demo ended: ${said}`)))
})

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const problems = []
let visited = 0

/// A person with a screen of their own. Every error of a page is a failure.
async function person(options) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => { if (message.type() === 'error' && !/40[349]|422/.test(message.text())) problems.push(`${page.url()}: ${message.text()}`) })
  return page
}

/// What axe finds on the page as it is now, and nothing wider than the screen.
async function look(page, name) {
  visited += 1
  await page.evaluate(axe.source)
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  for (const violation of found.violations) problems.push(`${name}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 1) problems.push(`${name}: ${wide} pixels wider than the screen`)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}

const step = (words) => console.log(`- ${words}`)

step('the owner signs in; Today says who waits')
const ada = await person()
await ada.goto(`${base}/desk`)
await look(ada, 'sign-in')
await ada.fill('[name=email]', 'ada@adas-joinery.example')
await ada.fill('[name=password]', 'oiled oak, twice a year')
await ada.click('button.primary')
await ada.waitForURL('**/desk')
assert.match(await ada.textContent('.today .sentence'), /people wait/)
await look(ada, 'today')

step('a visitor asks on the website; it appears in the open inbox without reload')
await ada.goto(`${base}/desk/inbox`)
await ada.mouse.move(1000, 600)
await look(ada, 'inbox')
const priya = await person({ viewport: { width: 390, height: 844 } })
await priya.goto(base)
await look(priya, 'home-390')
await priya.click('.home .button.primary')
await look(priya, 'ask-390')
await priya.fill('[name=text]', 'How often does an oiled worktop want oiling again, honestly?')
await priya.fill('[name=email]', 'priya.raman@example.com')
await priya.fill('[name=name]', 'Priya R.')
await priya.click('button.wide')
await priya.waitForURL('**/questions/*')
assert.match(await priya.textContent('h1'), /with us/)
await look(priya, 'question-390')
await ada.waitForSelector('a.conversation:has-text("Priya R.")', { timeout: 10_000 })

step('she is answered; ten seconds to undo; the answer is on her page')
await ada.click('a.conversation:has-text("Priya R.")')
await ada.waitForSelector('#lines')
await look(ada, 'thread')
await ada.fill('.composer textarea', 'Once a yaer.')
await ada.click('.composer button.primary')
await ada.click('form.undo button')
assert.equal(await ada.inputValue('.composer textarea'), 'Once a yaer.')
await ada.fill('.composer textarea', 'Once a year is enough for most.')
await ada.keyboard.press('Control+Enter')
await ada.waitForSelector('#lines time:has-text("sent")', { timeout: 25_000 })
await priya.reload()
assert.match(await priya.textContent('main'), /Once a year is enough for most\./)
assert.match(await priya.textContent('h1'), /answered/)

step('a note stays inside')
await ada.click('.modes label:has-text("Note")')
await ada.fill('.composer textarea', 'She has a window kitchen.')
await ada.click('.composer button.primary')
await ada.waitForSelector('article.note:has-text("window kitchen")')
await look(ada, 'thread-note')
await priya.reload()
assert.doesNotMatch(await priya.textContent('main'), /window kitchen/)

step('`?` shows all keys, and they do what they say')
await ada.locator('#main').click({ position: { x: 700, y: 20 } })
await ada.keyboard.press('?')
await ada.waitForSelector('#keys[open]')
await look(ada, 'keys')
await ada.keyboard.press('j')
await ada.keyboard.press('Escape')
assert.equal(await ada.locator('#keys[open]').count(), 0)
await ada.keyboard.press('r')
await ada.keyboard.type('easy')
assert.equal(await ada.inputValue('.composer textarea'), 'easy')
assert.equal(await ada.locator('.modes [value=reply]').isChecked(), true)
await ada.keyboard.press('Escape')
await ada.keyboard.press('n')
assert.equal(await ada.locator('.modes [value=note]').isChecked(), true)
await ada.fill('.composer textarea', '')
await ada.keyboard.press('Escape')
await ada.keyboard.type('gc')
await ada.waitForURL('**/desk/calendar')
await ada.keyboard.press('?')
await ada.waitForSelector('#keys[open]')
await ada.keyboard.press('?')
assert.equal(await ada.locator('#keys[open]').count(), 0)

step('a need becomes an article in one step')
await ada.goto(`${base}/desk/needs`)
await look(ada, 'needs')
await ada.click('.needs .title >> nth=0')
await look(ada, 'need')
await ada.goBack()
await ada.click('.needs .deed button >> nth=0')
await ada.waitForSelector('#body')
assert.match(await ada.inputValue('#body'), /What people ask/)
await ada.fill('#title', 'What we answer most')
await ada.fill('#body', `${await ada.inputValue('#body')}\n\nMore on **our** website. <script>alert(1)</script>`)
await ada.waitForSelector('#preview strong:has-text("our")')
await look(ada, 'writing')

step('it goes out: the website first, then both networks, previewed')
await ada.click('button:has-text("Review and publish")')
await ada.waitForSelector('.places')
await look(ada, 'publishing')
await ada.click('button.primary:has-text("Publish")')
for (let tries = 0; await ada.locator('.standing:has-text("published")').count() < 2; tries += 1) {
  assert.ok(tries < 60, 'both networks have it')
  await ada.waitForTimeout(500)
  await ada.reload()
}
await look(ada, 'published')
await priya.goto(`${base}/articles/what-we-answer-most`)
assert.equal(await priya.locator('.reading script').count(), 0)
assert.match(await priya.textContent('.reading'), /<script>alert\(1\)<\/script>/)
await look(priya, 'article-390')

step('somebody comments there; it comes back to the inbox with its origin, and stands under the article')
const link = await ada.locator('.standing a:has-text("Look at it there") >> nth=0').getAttribute('href')
const rosa = await person()
await rosa.goto(link)
await rosa.locator('input[name=name], input[name=who], input[name=handle]').first().fill('rosa.test')
await rosa.locator('textarea, input[name=text], input[name=message]').first().fill('Which oil do you use for it?')
await rosa.locator('form button, form input[type=submit]').first().click()
await ada.goto(`${base}/desk/inbox`)
// Nothing moves under the cursor: it must not rest on the list.
await ada.mouse.move(1000, 600)
await ada.waitForSelector('a.conversation:has-text("Which oil do you use for it?")', { timeout: 20_000 })
await ada.click('a.conversation:has-text("Which oil do you use for it?")')
await ada.waitForSelector('.origin:has-text("What we answer most")')
await look(ada, 'thread-origin')
await priya.reload()
assert.match(await priya.textContent('.said'), /Which oil do you use for it\?/)
await look(priya, 'article-said-390')

step('everyone who asked is told, after the owner read every message')
await ada.goto(`${base}/desk/media`)
await look(ada, 'media')
await ada.click('a.row:has-text("What we answer most")')
await ada.click('button.primary')
await ada.click('a:has-text("Tell who asked")')
await look(ada, 'tellings')
if (await ada.locator('button:has-text("Send these messages")').count()) {
  await ada.click('button:has-text("Send these messages")')
  await ada.waitForSelector('.done')
  assert.match(await ada.textContent('.done'), /in ten seconds/)
}

step('what is planned is dragged to another day, and moved by its form without a mouse')
await ada.goto(`${base}/desk/media`)
await ada.click('button:has-text("New article")')
await ada.fill('#title', 'How we fix a squeaking tread')
await ada.fill('#body', 'A tread squeaks because it moves.')
await ada.click('button:has-text("Review and publish")')
await ada.fill('#when', '2026-06-15T18:30')
await ada.click('button.primary:has-text("Publish")')
await ada.waitForSelector('.standing:has-text("planned")')
await ada.goto(`${base}/desk/calendar?month=2026-06`)
const entry = (day) => ada.locator(`td[data-day="2026-06-${day}"] .entry:has-text("squeaking tread")`)
await look(ada, 'calendar-planned')
await entry(15).dragTo(ada.locator('td[data-day="2026-06-23"]'))
await entry(23).waitFor()
assert.equal(await entry(23).locator('time').textContent(), '18:30')
assert.equal(await entry(15).count(), 0)
await entry(23).dragTo(ada.locator('td[data-day="2026-06-09"]'))
assert.equal(await entry(23).count(), 1, 'nothing goes out in the past')
await entry(23).locator('summary').focus()
await ada.keyboard.press('Enter')
await look(ada, 'calendar-moving')
await ada.keyboard.press('Escape')
assert.equal(await entry(23).locator('.move[open]').count(), 0)
await ada.keyboard.press('Enter')
await entry(23).locator('[name=day]').fill('2026-06-25')
await entry(23).locator('button').press('Enter')
await entry(25).waitFor()

step('every other page, wide and narrow, light and dark')
const paths = { calendar: '/desk/calendar', measures: '/desk/measures', channels: '/desk/channels', connect: '/desk/channels/new', settings: '/desk/settings', team: '/desk/settings/team', me: '/desk/settings/me', pictures: '/desk/media/pictures', search: '/desk/inbox/search?words=oak', today: '/desk', inbox: '/desk/inbox', needs: '/desk/needs', home: '/', articles: '/articles', ask: '/ask', article: '/articles/what-we-answer-most' }
const cookies = await ada.context().cookies()
for (const [width, colorScheme] of [[1440, 'dark'], [820, 'light'], [390, 'light'], [390, 'dark']]) {
  const again = await person({ viewport: { width, height: 900 }, colorScheme })
  await again.context().addCookies(cookies)
  for (const [name, path] of Object.entries(paths)) {
    await again.goto(base + path)
    await look(again, `${name}-${width}-${colorScheme}`)
  }
  await again.goto(`${base}/desk/inbox`)
  await again.click('a.conversation >> nth=0')
  await again.waitForSelector('#lines')
  await look(again, `thread-${width}-${colorScheme}`)
  await again.context().close()
}

step('without scripts the forms work all the same')
const plain = await person({ javaScriptEnabled: false })
await plain.context().addCookies(cookies)
await plain.goto(`${base}/desk/inbox`)
await plain.click('a.conversation >> nth=0')
await plain.fill('.composer textarea', 'Written without a script.')
await plain.click('.composer button.primary')
assert.match(await plain.textContent('#lines'), /Written without a script\./)

await browser.close()
demo.kill()
for (const problem of problems) console.log(`PROBLEM ${problem}`)
console.log(`${visited} pages looked at`)
console.log(`${problems.length ? 0 : 1} passed, ${problems.length ? 1 : 0} failed`)
process.exit(problems.length ? 1 : 0)

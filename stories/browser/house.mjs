// A demo of its own, a browser before it, and what every page is looked at for. Screenshots go to $SHOTS, if set.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(`${process.env.PEERS_BROWSER}/package.json`)
const { chromium } = require('playwright-core')
const axe = require('axe-core')

const demo = spawn('target/debug/porchlight', ['demo', '--silent', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] })
process.on('exit', () => demo.kill())
export const base = await new Promise((found, lost) => {
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
export async function person(options) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => { if (message.type() === 'error' && !/40[13459]|413|422|ERR_INTERNET_DISCONNECTED/.test(message.text())) problems.push(`${page.url()}: ${message.text()}`) })
  return page
}

/// Ada, the owner, at her desk.
export async function owner(options) {
  const ada = await person(options)
  await ada.goto(`${base}/desk/sign-in`)
  await ada.fill('[name=email]', 'ada@adas-joinery.example')
  await ada.fill('[name=password]', 'oiled oak, twice a year')
  await ada.click('button.primary')
  await ada.waitForURL('**/desk')
  return ada
}

/// What axe finds on the page as it is now, and nothing wider than the screen.
export async function look(page, name) {
  visited += 1
  await page.evaluate(axe.source)
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  for (const violation of found.violations) problems.push(`${name}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`)
  await shoot(page, name)
}

/// The same without axe, which needs scripts.
export async function shoot(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 1) problems.push(`${name}: ${wide} pixels wider than the screen`)
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
}

export const step = (words) => console.log(`- ${words}`)

export async function end() {
  await browser.close()
  demo.kill()
  for (const problem of problems) console.log(`PROBLEM ${problem}`)
  console.log(`${visited} pages looked at`)
  console.log(`${problems.length ? 0 : 1} passed, ${problems.length ? 1 : 0} failed`)
  process.exit(problems.length ? 1 : 0)
}

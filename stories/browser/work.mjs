// Recent work: a job in photos, from the telephone to the website, the networks and those who asked.
import assert from 'node:assert/strict'
import { base, end, look, owner, person, step } from './house.mjs'

const photos = ['worktop-before', 'worktop-after', 'oak-kitchen', 'drawer-dovetails'].map((name) => new URL(`../../crates/simulator/photos/${name}.jpg`, import.meta.url).pathname)

for (const [width, height] of [[390, 844], [1440, 900]]) {
  const ada = await owner({ viewport: { width, height } })
  await ada.goto(`${base}/desk/media?kind=album`)
  await ada.click('button:has-text("New album")')
  await ada.waitForSelector('main.album')
  assert.match(await ada.innerText('.sentence'), /No photos yet/)
  await ada.setInputFiles('#file', photos)
  await ada.click('.upload button')
  await ada.waitForFunction(() => document.querySelectorAll('.order > li').length === 4, null, { timeout: 120000 })
  step(`four photos go up at once, each with its progress, at ${width} px`)
  const names = () => ada.$$eval('.order > li [aria-label^="Caption of"]', (fields) => fields.map((field) => field.getAttribute('aria-label')))
  assert.match((await names())[0], /worktop-before/, 'in the order they were chosen')

  const title = `Oak kitchen, ${width} Mill Lane`
  await ada.fill('#title', title)
  await ada.fill('#place', 'Mill Lane')
  await ada.fill('#finished', '2026-06-09')
  await ada.fill('#album [name=body]', 'The rings came out with the first sheet of paper.')
  const rows = ada.locator('.order > li')
  for (let at = 0; at < 4; at += 1) {
    await rows.nth(at).locator('[name^="caption."]').fill(`Caption ${at}`)
    await rows.nth(at).locator('[name^="alt."]').fill(`To be seen on ${at}`)
  }
  for (const [at, role] of [[0, 'before'], [1, 'after']]) {
    await rows.nth(at).locator('summary').click()
    await rows.nth(at).locator('select').selectOption(role)
  }
  // The last photo goes before the third, by the keyboard alone.
  await rows.nth(3).locator('[data-place]').focus()
  await ada.keyboard.press('Alt+ArrowUp')
  assert.deepEqual(await ada.$$eval('.order [data-place]', (fields) => fields.map((field) => field.value)), ['1', '2', '3', '4'])
  assert.match((await names())[2], /drawer-dovetails/)
  await ada.click('.tools button:has-text("Save")')
  await ada.waitForSelector('.album .pair figure')
  assert.match(await ada.innerText('.sentence'), /4 photos, all described/)
  assert.match((await names())[2], /drawer-dovetails/, 'the order is kept')
  await look(ada, `album-editor-${width}`)
  step('described, ordered by the keyboard, and two of them are before and after')

  await ada.click('.tools button:has-text("Review and publish")')
  await ada.waitForSelector('#connect')
  await look(ada, `album-publish-${width}`)
  assert.ok(await ada.locator('.card .pictures img').count() >= 8, 'the photos are shown as they will stand')
  await ada.click('#connect button:has-text("Publish")')
  await ada.waitForSelector('text=On the website since')
  step('published on the website and every network')

  const visitor = await person({ viewport: { width, height } })
  await visitor.goto(`${base}/work`)
  assert.ok(await visitor.locator(`a:has-text("${title}")`).count() >= 1)
  await look(visitor, `work-${width}`)
  await visitor.click(`a:has-text("${title}")`)
  await visitor.waitForSelector('.album')
  assert.equal(await visitor.locator('.pair img').count(), 2)
  assert.equal(await visitor.locator('.photos img').count(), 2)
  assert.match(await visitor.innerText('.album'), /Finished June 2026/)
  await look(visitor, `album-${width}`)
  await visitor.click('.facts a:has-text("Ask about this")')
  await visitor.fill('#question', 'Is the shelf oak as well?')
  await visitor.click('.ask button')
  await visitor.waitForSelector('form [name=email]')
  step('readers find it, and ask about it')
  await ada.goto(`${base}/desk/media`)
  assert.match(await ada.innerText('main'), /Album, 4 photos/)
  await look(ada, `library-${width}`)
  await ada.context().close()
  await visitor.context().close()
}
await end()

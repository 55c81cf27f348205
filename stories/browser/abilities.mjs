// What a network can do, at a conversation's own page: until when it can be answered, a private answer, a picture that goes
// along, and what is hidden, liked or deleted there. In three widths and both schemes, and once without scripts.
import assert from 'node:assert/strict'
import { base, end, look, owner, person, shoot, step } from './house.mjs'

const PICTURE = Buffer.from('89504e470d0a1a0a0000000d49484452000000080000000808020000004b6d29dc0000001149444154789c63383225062b62185a1200b13e6d01a584bea00000000049454e44ae426082', 'hex')

/// The addresses of conversations whose title line says this, on whichever page of the inbox.
const conversations = async (page, words) => {
  for (const place of ['/desk/inbox', '/desk/inbox?at=rest']) {
    await page.goto(base + place)
    const found = await page.$$eval('a.conversation', (links) => links.map((link) => link.getAttribute('href')))
    for (const address of found) {
      await page.goto(base + address)
      if ((await page.textContent('.thread .top small')).includes(words)) return address
    }
  }
  throw new Error(`no conversation says ${words}`)
}

const ada = await owner()
step('a direct message says until when it can be answered')
const direct = await conversations(ada, 'Facebook, direct message')
const sentence = await ada.textContent('.composer')
assert.match(sentence, /takes an answer here until|only within 24 hours/)

step('a comment is answered privately or publicly, and a picture goes along')
const comment = await conversations(ada, 'Facebook, public comment')
assert.match(await ada.textContent('.modes'), /Reply privately/)
await ada.click('.modes label:has-text("Reply privately")')
assert.equal((await ada.textContent('.composer button.primary span')).trim(), 'Send privately')
await ada.click('.modes label:has-text("Reply publicly")')
await ada.fill('.composer textarea', 'Like this one.')
await ada.click('.with-picture summary')
await ada.setInputFiles('input[name=file]', { name: 'oak.png', mimeType: 'image/png', buffer: PICTURE })
await ada.waitForSelector('.with-picture [name=picture]')
assert.equal(await ada.inputValue('.composer textarea'), 'Like this one.')
await ada.fill('.with-picture [name=alt]', 'Oiled oak')
await look(ada, 'abilities-picture')
await ada.click('.composer button.primary')
await ada.waitForSelector('#lines .sent-picture img')

step('what can be done with it there is one press away')
await ada.click('.moderation summary >> nth=0')
await look(ada, 'abilities-deeds')
await ada.click('.moderation button:has-text("Like on")')
await ada.waitForSelector('#lines p.sight:has-text("iked there")', { timeout: 20_000 })

step('in every width and both schemes')
for (const scheme of ['light', 'dark']) {
  for (const width of [390, 820, 1440]) {
    const page = await owner({ viewport: { width, height: 900 }, colorScheme: scheme })
    await page.goto(base + direct)
    await look(page, `abilities-direct-${width}-${scheme}`)
    await page.goto(base + comment)
    await page.click('.moderation summary >> nth=0')
    await look(page, `abilities-comment-${width}-${scheme}`)
    await page.context().close()
  }
}

step('hidden and deleted without scripts, asked before')
const plain = await person({ javaScriptEnabled: false })
await plain.goto(`${base}/desk/sign-in`)
await plain.fill('[name=email]', 'ada@adas-joinery.example')
await plain.fill('[name=password]', 'oiled oak, twice a year')
await plain.click('button.primary')
await plain.goto(base + comment)
await plain.click('.moderation summary >> nth=0')
await plain.click('.moderation button:has-text("Hide on")')
await plain.waitForURL('**/desk/inbox/**')
for (let tries = 0; tries < 40 && !(await plain.textContent('#lines')).includes('Hidden there by'); tries++) {
  await plain.waitForTimeout(500)
  await plain.goto(base + comment)
}
assert.match(await plain.textContent('#lines'), /Hidden there by Ada/)
await plain.fill('.composer textarea', 'And this one, too.')
await plain.click('.with-picture summary')
await plain.setInputFiles('input[name=file]', { name: 'oak.png', mimeType: 'image/png', buffer: PICTURE })
await plain.click('.with-picture button:has-text("Add")')
assert.equal(await plain.inputValue('.composer textarea'), 'And this one, too.')
assert.equal(await plain.isChecked('.with-picture [name=picture]'), true)
await plain.goto(base + comment)
await plain.click('.moderation summary >> nth=0')
await plain.click('.moderation button:has-text("Delete on")')
assert.match(await plain.textContent('h2'), /^Delete “.+” there\?/)
await shoot(plain, 'abilities-delete')
await plain.click('button.danger')
for (let tries = 0; tries < 40 && !(await plain.textContent('#lines')).includes('Deleted there by'); tries++) {
  await plain.waitForTimeout(500)
  await plain.goto(base + comment)
}
assert.match(await plain.textContent('#lines'), /Deleted by us/)
await end()

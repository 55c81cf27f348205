// Other languages: a visitor's own, the shop's; asking and answering in German, and in Arabic from right to left.
import assert from 'node:assert/strict'
import { base, end, look, owner, person, shoot, step } from './house.mjs'

const sizes = [[390, 844], [1440, 900]]
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'ar']

step('where nothing is chosen the browser is spoken to as it wants')
const ada = await owner()
for (const locale of languages) {
  const visitor = await person({ locale, viewport: { width: 390, height: 844 } })
  for (const [name, path] of [['home', '/'], ['ask', '/ask'], ['articles', '/articles'], ['lost', '/nothing-here']]) {
    await visitor.goto(base + path)
    assert.equal(await visitor.getAttribute('html', 'lang'), locale, path)
    assert.equal(await visitor.getAttribute('html', 'dir'), locale === 'ar' ? 'rtl' : 'ltr')
    await look(visitor, `languages-${name}-390-${locale}`)
  }
  await visitor.context().close()
}

/// Chooses what the website speaks, as the owner does.
async function speak(code) {
  await ada.goto(`${base}/desk/settings`)
  await ada.selectOption('#language', code)
  await ada.click('form[action="/desk/settings"] button.primary')
  await ada.waitForURL('**/desk/settings?saved=*')
  assert.equal(await ada.inputValue('#language'), code)
}

/// Somebody asks, is answered, adds something; every page is looked at.
async function asks(code, question, answer, name, also) {
  await speak(code)
  const visitor = await person({ locale: 'en', viewport: { width: 390, height: 844 } })
  await visitor.goto(base)
  assert.equal(await visitor.getAttribute('html', 'lang'), code, 'what the shop chose goes before the browser')
  await visitor.click('.home .button.primary')
  await visitor.fill('[name=text]', question)
  await visitor.fill('[name=email]', `${code}.somebody@example.com`)
  await visitor.fill('[name=name]', name)
  await visitor.click('button.wide')
  await visitor.waitForURL('**/questions/*')
  await look(visitor, `languages-question-390-${code}`)
  await ada.goto(`${base}/desk/inbox`)
  await ada.click(`a.conversation:has-text("${name}")`)
  await ada.waitForSelector('#lines')
  await ada.fill('.composer textarea', answer)
  await ada.click('.composer button.primary')
  await ada.waitForSelector('#lines time:has-text("sent")', { timeout: 25_000 })
  await visitor.reload()
  assert.match(await visitor.textContent('main'), new RegExp(answer.slice(0, 12)))
  await visitor.fill('#text', also)
  await visitor.click('form:not(.last) .button')
  await visitor.waitForSelector(`.words:has-text("${also}")`)
  await visitor.click('.last .danger')
  await visitor.waitForSelector('.last b')
  await look(visitor, `languages-answered-390-${code}`)
  const there = visitor.url().replace(/\/withdrawal$/, '')
  await visitor.context().close()
  for (const [width, height] of sizes) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await person({ viewport: { width, height }, colorScheme, locale: 'en' })
      await page.goto(base)
      await look(page, `languages-home-${width}-${colorScheme}-${code}`)
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await shoot(page, `languages-foot-${width}-${colorScheme}-${code}`)
      await page.click('.card h2 a')
      await look(page, `languages-article-${width}-${colorScheme}-${code}`)
      await page.evaluate(() => document.querySelector('.ask').scrollIntoView())
      await shoot(page, `languages-article-end-${width}-${colorScheme}-${code}`)
      await page.goto(`${base}/ask`)
      await look(page, `languages-ask-${width}-${colorScheme}-${code}`)
      await page.goto(there)
      await look(page, `languages-private-${width}-${colorScheme}-${code}`)
      if (width === 390) {
        await page.goto(base)
        await page.click('.menu summary')
        await look(page, `languages-menu-${width}-${colorScheme}-${code}`)
      }
      await page.context().close()
    }
  }
}

step('asking and answering in German')
await asks('de', 'Wie oft muss eine geölte Arbeitsplatte nachgeölt werden?', 'Einmal im Jahr genügt den meisten.', 'Jürgen Weiß', 'Und womit?')

step('asking and answering in Arabic, from right to left')
await asks('ar', 'كم مرة يجب تزييت سطح المطبخ المصنوع من خشب البلوط؟', 'مرة واحدة في السنة تكفي لمعظم الناس.', 'ليلى حدّاد', 'وبأي زيت؟')

step('without scripts, in Arabic')
const plain = await person({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
await plain.goto(`${base}/ask`)
await plain.fill('[name=text]', 'هل تركّبون الأدراج؟')
await plain.fill('[name=email]', 'plain@example.com')
await plain.click('button.wide')
await plain.waitForURL('**/questions/*')
await shoot(plain, 'languages-plain-390-ar')

step('before the desk and around it, in the language of whoever sits at it')
for (const locale of ['de', 'fr', 'es']) {
  for (const [width, height] of sizes) {
    const door = await person({ locale, viewport: { width, height } })
    for (const [name, path] of [['sign-in', '/desk/sign-in'], ['forgotten', '/desk/forgotten']]) {
      await door.goto(base + path)
      assert.equal(await door.getAttribute('html', 'lang'), locale, path)
      await look(door, `languages-${name}-${width}-${locale}`)
    }
    await door.context().close()
    const desk = await owner({ locale, viewport: { width, height }, colorScheme: width === 390 ? 'dark' : 'light' })
    assert.equal(await desk.getAttribute('html', 'lang'), locale)
    assert.equal(await desk.getAttribute('main', 'lang'), null, 'all of it is in one language')
    await look(desk, `languages-desk-${width}-${locale}`)
    for (const place of ['inbox', 'needs', 'media', 'calendar', 'measures', 'channels', 'settings', 'settings/team', 'settings/me', 'settings/notices']) {
      await desk.goto(`${base}/desk/${place}`)
      await look(desk, `languages-${place.replace('/', '-')}-${width}-${locale}`)
    }
    await desk.keyboard.press('?')
    await look(desk, `languages-keys-${width}-${locale}`)
    await desk.context().close()
  }
}

step('back to what each visitor wants')
await speak('')

await end()

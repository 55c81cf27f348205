// Signing in on a network's own pages, with and without scripts: a browser lets no form of ours lead to another site.
import assert from 'node:assert/strict'
import { base, end, look, owner, step } from './house.mjs'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ' without scripts'
  const ada = await owner({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
  await ada.goto(`${base}/desk/channels/new/facebook`)
  if (javaScriptEnabled) await look(ada, 'sign-in-there-390')

  step(`she goes to Facebook's own page${how}, and comes back when she does not agree`)
  await ada.click('a:has-text("Sign in with Facebook")')
  await ada.waitForSelector('h1:has-text("Pretend Facebook")')
  assert.notEqual(new URL(ada.url()).origin, base)
  await ada.click('a:has-text("Cancel")')
  await ada.waitForSelector('.wrong')
  assert.equal(new URL(ada.url()).origin, base)

  step(`she agrees${how}, and the page is connected`)
  await ada.click('a:has-text("Sign in with Facebook")')
  await ada.click('a:has-text("Continue")')
  await ada.waitForURL('**/desk/channels')
  assert.match(await ada.textContent('main'), /Facebook Page@AdasJoinery/)
  await ada.context().close()
}

await end()

// What Bluesky's own code makes of texts. Usage: node richtext.mjs NODE_MODULES <texts.json; prints one JSON list.
// `refused`: the network's own schema takes no post with this facet (tried with a DID in the place of the handle).
// `value` is mended where all that is wrong is the scheme that the code forgets before a domain beginning with "http",
// which it writes before every other domain.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const { AppBskyRichtextFacet, RichText } = await import(pathToFileURL(`${process.argv[2]}/@atproto/api/dist/index.js`))
const domains = JSON.parse(readFileSync(`${process.argv[2]}/tlds/index.json`, 'utf8'))

const facet = ({ index, features: [feature] }) => {
  const kind = feature.$type.split('#')[1]
  const sent = kind === 'mention' ? { ...feature, did: 'did:plc:ewvi7nxzyoun6zhxrhs64oiz' } : feature
  const { success } = AppBskyRichtextFacet.validateMain({ index, features: [sent] })
  const value = feature.uri ?? feature.tag ?? feature.did
  const forgot = !success && kind === 'link' && !/^https?:\/\//i.test(value) && found(`www.${value}`).length > 0
  const shown = { from: index.byteStart, to: index.byteEnd, kind, value: forgot ? `https://${value}` : value }
  return { ...shown, refused: !success && !forgot }
}

const found = (text) => {
  const rich = new RichText({ text })
  rich.detectFacetsWithoutResolution()
  return rich.facets ?? []
}

const judged = JSON.parse(readFileSync(0, 'utf8')).map((text) => {
  const { graphemeLength, length } = new RichText({ text })
  return { graphemes: graphemeLength, bytes: length, facets: found(text).map(facet) }
})
process.stdout.write(JSON.stringify({ domains, judged }))

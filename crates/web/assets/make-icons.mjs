// Makes icons.svg, the one sprite of the desk and the website, from npm lucide-static (ISC):
//   npm install --no-save lucide-static && node crates/web/assets/make-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const names = `archive bar-chart-3 bold calendar check chevron-left chevron-right circle-alert circle-help clock copy
corner-down-right ellipsis eye eye-off file-text globe grip-vertical hash heading-2 heart history image image-plus inbox info italic key-round link
list list-filter loader lock log-out mail map-pin menu message-circle-question-mark minus moon paperclip pencil phone plug plus quote
refresh-cw rss save search send settings share-2 sun trash-2 triangle-alert undo-2 unplug upload user user-plus users x`
  .split(/\s+/)

const symbols = names.map((name) => {
  const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, 'utf8')
  const body = svg.replace(/<!--.*?-->/gs, '').match(/<svg[^>]*>(.*)<\/svg>/s)[1].replace(/\s+/g, ' ').trim()
  return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`
})
writeFileSync(new URL('icons.svg', import.meta.url),
  `<!-- Lucide (lucide.dev), ISC licence. Made by make-icons.mjs. -->\n<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`)

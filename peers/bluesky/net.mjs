// Bluesky's own network in one process: directory (PLC), server (PDS), AppView, from the makers' test package.
import { createServer } from 'node:net'
import { TestNetwork } from '@atproto/dev-env'

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const [plc, pds, bsky, ozone, chat] = [await freePort(), await freePort(), await freePort(), await freePort(), await freePort()]
const network = await TestNetwork.create({
  dbPostgresUrl: process.env.DB_POSTGRES_URL,
  dbPostgresSchema: 'porchlight',
  plc: { port: plc },
  pds: { port: pds, hostname: 'localhost', enableDidDocWithSession: true },
  bsky: { port: bsky, publicUrl: `http://localhost:${bsky}` },
  // There is no chat server outside Bluesky's own house; direct messages cannot be tried here.
  ozone: { port: ozone, chatUrl: `http://localhost:${chat}`, chatDid: 'did:example:chat' },
})
const addresses = { '': network.pds.url, _DIRECTORY: network.plc.url, _APPVIEW: network.bsky.url }
console.log('READY ' + Object.entries(addresses).map(([of, url]) => `PORCHLIGHT_TEST_BLUESKY${of}=${url}`).join(' '))
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, async () => {
    await network.close()
    process.exit(0)
  })
}

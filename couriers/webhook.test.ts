// Webhooks to a real listener, and to every hostile address we know: of those, not one socket is opened.
import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createBareServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { listOutbox } from './outbox.ts'
import { createWebhookCourier } from './webhook.ts'
import { newWebhookSecret } from './webhook-signature.ts'

const secrets = [newWebhookSecret(), newWebhookSecret()]
const body = JSON.stringify({ type: 'line.unlocked', timestamp: '2026-11-22T12:00:00Z', data: { line_id: '019ab000-0000-7000-8000-000000000001' } })
const webhook = (url: string) => ({ id: 'msg_1', url, secrets, body })
const at = (ip: string) => async () => [{ address: ip, family: ip.includes(':') ? 6 : 4 }]

async function open(t: TestContext, server: Server): Promise<number> {
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.after(() => new Promise<void>((go) => server.close(() => go())))
  return (server.address() as AddressInfo).port
}
async function listen(t: TestContext, answer: (request: IncomingMessage, response: ServerResponse, text: string) => void): Promise<number> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()))
  })
  t.after(() => server.closeAllConnections())
  return open(t, server)
}

void test('is posted signed, and the receivers\' library accepts it', async (t) => {
  const seen: { request: IncomingMessage; text: string }[] = []
  const port = await listen(t, (request, response, text) => {
    seen.push({ request, text })
    response.writeHead(204).end()
  })
  const sent = await createWebhookCourier({ allowLoopback: true }).send(webhook(`http://127.0.0.1:${port}/hooks?a=b`))
  assert.deepEqual(sent, { ok: true, ref: 'msg_1', status: 204 })
  const [first] = seen
  assert.ok(first)
  assert.deepEqual([first.request.method, first.request.url, first.request.headers['content-type'], first.text], ['POST', '/hooks?a=b', 'application/json', body])
  for (const secret of secrets) assert.deepEqual(new Webhook(secret).verify(first.text, first.request.headers as Record<string, string>), JSON.parse(body))
})

void test('every status is judged: 2xx taken, 410 given up, a redirect and all else tried again and not followed', async (t) => {
  let hits = 0
  const port = await listen(t, (request, response) => {
    hits += 1
    response.writeHead(Number(request.url?.slice(1)), { location: `http://127.0.0.1:${(request.socket.address() as AddressInfo).port}/200` }).end('body')
  })
  const courier = createWebhookCourier({ allowLoopback: true })
  const rows = [200, 201, 202, 204, 301, 302, 303, 307, 308, 400, 401, 404, 410, 429, 500, 502, 503]
  for (const status of rows) {
    const sent = await courier.send(webhook(`http://127.0.0.1:${port}/${status}`))
    if (status < 300) assert.deepEqual(sent, { ok: true, ref: 'msg_1', status })
    else assert.deepEqual(sent, { ok: false, retry: status !== 410, detail: `status ${status}`, status })
  }
  assert.equal(hits, rows.length)
})

void test('silence, dripping, a broken connection and a name without address end in time and may be tried again', async (t) => {
  const silent = await listen(t, () => {})
  const dripping = await open(t, createBareServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.resume()
    socket.write('HTTP/1.1 200 OK\r\n')
    const drip = setInterval(() => socket.write('X-A: b\r\n'), 20)
    socket.on('close', () => clearInterval(drip))
  }))
  const rude = await open(t, createBareServer((socket) => socket.on('error', () => {}).destroy()))
  const noise = await open(t, createBareServer((socket) => {
    socket.on('error', () => socket.destroy())
    // Read, so that the end of the other side is noticed.
    socket.resume()
    socket.end('\0\0not http')
  }))
  const courier = createWebhookCourier({ allowLoopback: true, timeout: 250 })
  const cases: [string, RegExp][] = [
    [`http://127.0.0.1:${silent}/`, /^timeout$/],
    [`http://127.0.0.1:${dripping}/`, /^timeout$/],
    [`http://127.0.0.1:${rude}/`, /^connection ECONNRESET$/],
    [`http://127.0.0.1:${noise}/`, /^connection HPE_/],
    ['http://127.0.0.1:1/', /^connection ECONNREFUSED$/],
    ['http://nothing.invalid/', /^address not_resolved$|^timeout$/],
  ]
  for (const [url, detail] of cases) {
    const begun = performance.now()
    const sent = await courier.send(webhook(url))
    assert.ok(!sent.ok && sent.retry && sent.status === null, url)
    assert.match(sent.detail, detail)
    assert.ok(performance.now() - begun < 2000, url)
  }
  const lost = createWebhookCourier({ allowLoopback: false, timeout: 50, resolve: () => new Promise(() => {}) })
  assert.deepEqual(await lost.send(webhook('https://hooks.example.com/')), { ok: false, retry: true, detail: 'timeout', status: null })
  assert.deepEqual(await lost.check('https://hooks.example.com/'), { ok: false })
})

void test('an answer without end is not read to its end', async (t) => {
  let closed: () => void = () => {}
  const gone = new Promise<void>((go) => (closed = go))
  const port = await listen(t, (_request, response) => {
    response.writeHead(200)
    const pour = setInterval(() => response.write('x'.repeat(65_536)), 1)
    response.on('error', () => {})
    response.on('close', () => {
      clearInterval(pour)
      closed()
    })
  })
  const begun = performance.now()
  const sent = await createWebhookCourier({ allowLoopback: true, timeout: 5000 }).send(webhook(`http://127.0.0.1:${port}/`))
  assert.ok(sent.ok)
  await gone
  // By its length, not by the time allowed for the whole.
  assert.ok(performance.now() - begun < 3000)
})

void test('a name is resolved once, and the connection goes where it pointed then', async (t) => {
  const hosts: unknown[] = []
  const port = await listen(t, (request, response) => {
    hosts.push(request.headers.host)
    response.end()
  })
  let asked = 0
  // A name server that answers otherwise the second time.
  const rebinding = async () => [{ address: (asked += 1) === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }]
  const sent = await createWebhookCourier({ allowLoopback: true, resolve: rebinding }).send(webhook(`http://hooks.example.com:${port}/`))
  assert.ok(sent.ok)
  assert.deepEqual([asked, hosts], [1, [`hooks.example.com:${port}`]])
})

void test('over TLS too the pinned address is used, and the certificate asked for is the host\'s', async (t) => {
  let hello = ''
  const port = await open(t, createBareServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (chunk) => {
      hello = chunk.toString('latin1')
      socket.destroy()
    })
  }))
  const sent = await createWebhookCourier({ allowLoopback: true, resolve: at('127.0.0.1') }).send(webhook(`https://hooks.example.com:${port}/`))
  assert.ok(!sent.ok && sent.retry)
  assert.ok(hello.startsWith('\x16\x03') && hello.includes('hooks.example.com'))
})

/** Each of these must be refused; a name among them resolves to what stands behind it. */
const HOSTILE_URLS = [
  // private, loopback, link-local, CGNAT, this network, tests, multicast, reserved
  'http://10.0.0.1/', 'http://10.255.255.254/', 'http://172.16.0.1/', 'http://172.31.255.254/', 'http://192.168.0.1/', 'http://192.168.1.1:8080/',
  'http://127.0.0.1/', 'https://127.0.0.1/', 'http://127.255.255.254/', 'http://169.254.169.254/latest/meta-data/', 'http://169.254.170.2/', 'http://169.254.0.1/',
  'http://100.64.0.1/', 'http://100.100.100.200/', 'http://100.127.255.254/', 'http://0.0.0.0/', 'http://0.1.2.3/', 'http://192.0.0.192/', 'http://192.0.2.1/',
  'http://198.18.0.1/', 'http://198.19.255.254/', 'http://198.51.100.1/', 'http://203.0.113.1/', 'http://192.88.99.1/', 'http://224.0.0.1/',
  'http://239.255.255.250/', 'http://240.0.0.1/', 'http://255.255.255.255/',
  // the same in other writings
  'http://2130706433/', 'http://017700000001/', 'http://0x7f000001/', 'http://0x7f.0.0.1/', 'http://0177.0.0.1/', 'http://127.1/', 'http://127.0.1/', 'http://0/',
  'http://0x0/', 'http://2852039166/', 'http://0xa9fea9fe/', 'http://0251.0376.0251.0376/', 'http://169.16689662/', 'http://0xa000001/', 'http://3232235521/',
  'http://127.0.0.1./', 'http://127。0。0。1/', 'http://①②⑦.0.0.1/', 'http://１２７.0.0.1/', 'http://127.0.0.1%2f/', 'http://%31%32%37.0.0.1/', 'http:127.0.0.1/', 'http:\\\\127.0.0.1/',
  'http:///127.0.0.1/', 'http://127.0.0.1\t/', ' http://127.0.0.1/', 'HTTP://127.0.0.1/', 'http://127.0.0.1\\@example.com/',
  // IPv6: loopback, unspecified, mapped, compatible, NAT64, 6to4, Teredo, ULA, link-local, site-local, documentation, multicast, discard
  'http://[::1]/', 'http://[0:0:0:0:0:0:0:1]/', 'http://[::]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/', 'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:169.254.169.254]/', 'http://[::ffff:8.8.8.8]/', 'http://[::127.0.0.1]/', 'http://[::a9fe:a9fe]/', 'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::169.254.169.254]/', 'http://[64:ff9b:1::a00:1]/', 'http://[2002:7f00:1::]/', 'http://[2002:a9fe:a9fe::1]/', 'http://[2001:0:7f00:1::]/',
  'http://[fc00::1]/', 'http://[fd00:ec2::254]/', 'http://[fe80::1]/', 'http://[fe80::1%25eth0]/', 'http://[fec0::1]/', 'http://[2001:db8::1]/', 'http://[3fff::1]/',
  'http://[ff02::1]/', 'http://[100::1]/', 'http://[5f00::1]/', 'http://[2001:10::1]/', 'http://[0:0:0:0:0:ffff:7f00:0001]/',
  // names and passwords in the URL
  'http://user@8.8.8.8/', 'http://user:pass@8.8.8.8/', 'http://8.8.8.8@127.0.0.1/', 'https://hooks.example.com@127.0.0.1/', 'https://:p@hooks.example.com/',
  'https://a%40b@hooks.example.com/', 'http://127.0.0.1@8.8.8.8/',
  // other schemes, and none
  'ftp://8.8.8.8/', 'file:///etc/passwd', 'gopher://8.8.8.8/_x', 'dict://8.8.8.8:11211/stat', 'ldap://8.8.8.8/', 'ws://8.8.8.8/', 'data:text/plain,x',
  'javascript:alert(1)', 'unix:/var/run/docker.sock', 'http+unix://%2Fvar%2Frun%2Fdocker.sock/', 'blob:http://8.8.8.8/x', 'tftp://8.8.8.8/', '//8.8.8.8/', '8.8.8.8', '', 'http://',
  'http://[::1', 'http://1.2.3.4.5/', 'http://256.256.256.256/',
]
/** What a hostile name server may answer for an innocent name. */
const HOSTILE_ANSWERS = [
  ['127.0.0.1'], ['10.0.0.1'], ['169.254.169.254'], ['192.168.1.1'], ['172.20.0.1'], ['100.64.0.1'], ['0.0.0.0'], ['::1'], ['::'], ['fd00::1'], ['fe80::1'],
  ['fe80::1%eth0'], ['::ffff:127.0.0.1'], ['::ffff:169.254.169.254'], ['64:ff9b::a9fe:a9fe'], ['2002:a00:1::1'], ['8.8.8.8', '127.0.0.1'], ['127.0.0.1', '8.8.8.8'],
  ['2606:4700:4700::1111', '::1'], ['8.8.8.8', '::ffff:10.0.0.1'], [], ['not an address'], ['255.255.255.255'], ['224.0.0.251'],
]

void test(`${HOSTILE_URLS.length} hostile URLs and ${HOSTILE_ANSWERS.length} hostile answers of DNS: all refused for good, not one socket opened`, async (t) => {
  let sockets = 0
  const count = () => void (sockets += 1)
  subscribe('net.client.socket', count)
  t.after(() => unsubscribe('net.client.socket', count))
  let asked = 0
  const publicName = async () => [{ address: (asked += 1) > 0 ? '8.8.8.8' : '', family: 4 }]
  const courier = createWebhookCourier({ allowLoopback: false, timeout: 1000, resolve: publicName })
  for (const url of HOSTILE_URLS) {
    const sent = await courier.send(webhook(url))
    assert.ok(!sent.ok && !sent.retry && sent.detail.startsWith('address '), `${url} ${JSON.stringify(sent)}`)
    assert.deepEqual(await courier.check(url), { ok: false }, url)
  }
  // None is a name, so DNS was not asked either.
  assert.equal(asked, 0)
  for (const answer of HOSTILE_ANSWERS)
    for (const scheme of ['http', 'https']) {
      const resolve = async () => answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      const sent = await createWebhookCourier({ allowLoopback: false, resolve }).send(webhook(`${scheme}://hooks.example.com/`))
      assert.ok(!sent.ok && !sent.retry && sent.detail.startsWith('address '), `${answer.join()} ${JSON.stringify(sent)}`)
    }
  assert.equal(sockets, 0)
  assert.ok(HOSTILE_URLS.length + HOSTILE_ANSWERS.length >= 80 && new Set(HOSTILE_URLS).size === HOSTILE_URLS.length)
  // The count counts: an allowed address does open one.
  await createWebhookCourier({ allowLoopback: true }).send(webhook('http://127.0.0.1:1/'))
  assert.equal(sockets, 1)
})

void test('with loopback allowed, all but plain loopback stays refused', async (t) => {
  let elsewhere = 0
  const watch = (message: unknown) => {
    const { socket } = message as { socket: { once(event: string, listener: (error: unknown, ip: string) => void): void } }
    socket.once('connectionAttempt', (ip) => void (elsewhere += String(ip).startsWith('127.') || ip === '::1' ? 0 : 1))
  }
  subscribe('net.client.socket', watch)
  t.after(() => unsubscribe('net.client.socket', watch))
  const courier = createWebhookCourier({ allowLoopback: true, timeout: 1000, resolve: at('10.0.0.1') })
  for (const url of HOSTILE_URLS) {
    const sent = await courier.send(webhook(url))
    assert.ok(!sent.ok, url)
  }
  assert.equal(elsewhere, 0)
})

void test('the written form holds what would have been posted, and posts nothing', async (t) => {
  const outbox = await mkdtemp(join(tmpdir(), 'outbox-'))
  t.after(() => rm(outbox, { recursive: true }))
  const courier = createWebhookCourier({ allowLoopback: false, outbox })
  assert.deepEqual(await courier.send(webhook('https://hooks.example.com/a')), { ok: true, ref: 'msg_1', status: null })
  const [entry] = await listOutbox(outbox, 1)
  assert.deepEqual([entry?.channel, entry?.to, entry?.id], ['webhook', 'https://hooks.example.com/a', 'msg_1'])
  const [head = '', text = ''] = entry?.text.split('\n\n') ?? []
  assert.deepEqual(new Webhook(secrets[0] ?? '').verify(text, Object.fromEntries(head.split('\n').map((row) => row.split(': ')))), JSON.parse(body))
  const lost = await createWebhookCourier({ allowLoopback: false, outbox: '/dev/null/outbox' }).send(webhook('https://hooks.example.com/a'))
  assert.deepEqual(lost, { ok: false, retry: true, detail: 'outbox ENOTDIR', status: null })
})

// SMS over SMPP 3.4: the bytes on the wire, long messages, refusals, a connection that breaks, goes silent or answers nonsense.
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import smpp from 'smpp'
import type { Pdu, Session } from 'smpp'
import { createSmsCourier } from './sms.ts'
import type { SmsOptions } from './sms.ts'
import type { SmsReceipt } from './sms-receipt.ts'

const sms = { key: 'k', to: '+999000000001', text: '123456 is your code' }

/** An SMSC; `play` may answer a PDU itself by returning true. */
async function smsc(t: TestContext, play: (pdu: Pdu, session: Session) => boolean = () => false) {
  const asked: Pdu[] = []
  const sessions: Session[] = []
  const server = smpp.createServer((session) => {
    sessions.push(session)
    session.on('error', () => session.destroy())
    session.on('pdu', (pdu: Pdu) => {
      asked.push(pdu)
      if (pdu.isResponse() || play(pdu, session)) return
      session.send(pdu.response(pdu.command === 'submit_sm' ? { message_id: `m${asked.length}` } : {}))
    })
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.after(async () => {
    for (const session of sessions) session.destroy()
    await new Promise<void>((go) => server.close(() => go()))
  })
  const { port } = server.address() as AddressInfo
  return { asked, sessions, url: `smpp://utopia:secret@127.0.0.1:${port}`, all: (command: string) => asked.filter((pdu) => pdu.command === command) }
}
function courierTo(t: TestContext, url: string, more: Partial<SmsOptions> = {}) {
  const courier = createSmsCourier({ url, from: 'Utopia', outbox: '/nowhere', timeout: 500, ...more })
  t.after(() => courier.close())
  return courier
}
const until = async (done: () => boolean) => {
  for (let round = 0; round < 200 && !done(); round += 1) await new Promise((go) => setTimeout(go, 10))
  assert.ok(done(), 'waited two seconds in vain')
}

void test('binds once as transceiver, submits with the right addresses, and unbinds', async (t) => {
  const { asked, url } = await smsc(t)
  const courier = courierTo(t, url)
  for (const key of ['a', 'b']) assert.ok((await courier.send({ ...sms, key })).ok)
  await courier.close()
  assert.deepEqual(asked.map((pdu) => pdu.command), ['bind_transceiver', 'submit_sm', 'submit_sm', 'unbind'])
  const [bind, submit] = asked
  assert.deepEqual([bind?.['system_id'], bind?.['password'], bind?.['interface_version']], ['utopia', 'secret', 0x34])
  assert.deepEqual(
    [submit?.['source_addr_ton'], submit?.['source_addr_npi'], submit?.['source_addr'], submit?.['dest_addr_ton'], submit?.['dest_addr_npi'], submit?.['destination_addr']],
    [5, 0, 'Utopia', 1, 1, '999000000001'],
  )
  assert.deepEqual([submit?.['data_coding'], submit?.['registered_delivery'], submit?.['esm_class']], [0, 1, 0])
  const after = await courier.send(sms)
  assert.deepEqual(after, { ok: false, retry: true, detail: 'smpp closed' })
})

void test('senders: a number, a short code, a name; others are told at once', async (t) => {
  const { all, url } = await smsc(t)
  for (const from of ['+999000000009', '4711', 'Utopia 5G']) await courierTo(t, url, { from }).send(sms)
  assert.deepEqual(all('submit_sm').map((pdu) => [pdu['source_addr_ton'], pdu['source_addr_npi'], pdu['source_addr']]), [[1, 1, '999000000009'], [3, 0, '4711'], [5, 0, 'Utopia 5G']])
  for (const from of ['', 'Utopia Mobile 5G', '乌托邦', '12', '+1', 'a\u0000b']) assert.throws(() => createSmsCourier({ from, outbox: '/nowhere' }), /sender/)
  assert.throws(() => createSmsCourier({ url: 'http://127.0.0.1', from: 'Utopia', outbox: '/nowhere' }), /smpp:/)
})

void test('long messages go in parts of one reference, the same again when resent, or whole in message_payload', async (t) => {
  const { all, url } = await smsc(t)
  const long = { ...sms, text: '验证码'.repeat(60) }
  const courier = courierTo(t, url)
  for (let round = 0; round < 2; round += 1) assert.ok((await courier.send(long)).ok)
  const parts = all('submit_sm').map((pdu) => pdu['short_message'] as { udh: Buffer[]; message: string })
  assert.equal(parts.length, 6)
  const headers = parts.map(({ udh }) => udh.map((one) => one.toString('hex')).join())
  const reference = headers[0]?.slice(4, 6)
  assert.deepEqual(headers, [1, 2, 3, 1, 2, 3].map((at) => `0003${reference}030${at}`))
  assert.equal(parts.slice(0, 3).map(({ message }) => message).join(''), long.text)
  assert.ok((await courierTo(t, `${url}?long=payload`).send(long)).ok)
  const whole = all('submit_sm').at(-1)
  assert.equal((whole?.['message_payload'] as { message: string } | undefined)?.message, long.text)
})

void test('statuses of the SMSC: what passes is tried again, what does not is given up', async (t) => {
  const rows = [[0x58, true], [0x14, true], [0x08, true], [0x0b, false], [0x01, false], [0x0a, false], [0x400, false]] as const
  for (const [status, retry] of rows) {
    const { url } = await smsc(t, (pdu, session) => pdu.command === 'submit_sm' && session.send(pdu.response({ command_status: status })))
    assert.deepEqual(await courierTo(t, url).send(sms), { ok: false, retry, detail: `smpp 0x${status.toString(16).padStart(2, '0')}` })
  }
})

void test('a bind refused is tried anew with the next message', async (t) => {
  let refuse = true
  const { url, all } = await smsc(t, (pdu, session) => refuse && pdu.command === 'bind_transceiver' && session.send(pdu.response({ command_status: 0x0e })))
  const courier = courierTo(t, url)
  assert.deepEqual(await courier.send(sms), { ok: false, retry: true, detail: 'smpp bind 0xe' })
  refuse = false
  await until(() => all('bind_transceiver').length === 1)
  // The broken connection may still be closing; that is told as well, never thrown.
  for (let round = 0; round < 50 && !(await courier.send(sms)).ok; round += 1) await new Promise((go) => setTimeout(go, 10))
  assert.equal(all('submit_sm').length, 1)
})

void test('a connection that breaks under way tells all who wait, and the next message binds again', async (t) => {
  let cut = true
  const { url, all } = await smsc(t, (pdu, session) => {
    if (!cut || pdu.command !== 'submit_sm') return false
    cut = false
    session.destroy()
    return true
  })
  const courier = courierTo(t, url)
  const sent = await Promise.all(Array.from({ length: 5 }, (_, at) => courier.send({ ...sms, key: String(at) })))
  for (const one of sent) assert.deepEqual(one, { ok: false, retry: true, detail: 'smpp closed' })
  assert.ok((await courier.send(sms)).ok)
  assert.equal(all('bind_transceiver').length, 2)
})

void test('an SMSC that does not answer is given up after the timeout, and found dead by enquire_link', async (t) => {
  let silent = true
  const { url, all } = await smsc(t, (pdu) => silent && pdu.command !== 'bind_transceiver')
  const courier = courierTo(t, url, { timeout: 150, enquireEvery: 100 })
  assert.deepEqual(await courier.send(sms), { ok: false, retry: true, detail: 'smpp timeout' })
  await until(() => all('enquire_link').length > 0)
  silent = false
  await new Promise((go) => setTimeout(go, 300))
  assert.ok((await courier.send(sms)).ok)
  assert.equal(all('bind_transceiver').length, 2)
})

void test('no more than ten are under way at once', async (t) => {
  let underWay = 0
  let most = 0
  const { url, all } = await smsc(t, (pdu, session) => {
    if (pdu.command !== 'submit_sm') return false
    most = Math.max(most, (underWay += 1))
    setTimeout(() => {
      underWay -= 1
      session.send(pdu.response({ message_id: 'm' }))
    }, 20)
    return true
  })
  const courier = courierTo(t, url)
  const sent = await Promise.all(Array.from({ length: 45 }, (_, at) => courier.send({ ...sms, key: String(at) })))
  assert.ok(sent.every((one) => one.ok))
  assert.equal(all('submit_sm').length, 45)
  assert.equal(most, 10)
})

void test('what the SMSC asks is answered, receipts are read, and what has no answer is let pass', async (t) => {
  const receipts: SmsReceipt[] = []
  const { url, asked, sessions } = await smsc(t)
  const courier = courierTo(t, url, { onReceipt: (receipt) => void receipts.push(receipt) })
  const sent = await courier.send(sms)
  assert.ok(sent.ok)
  const [session] = sessions
  session?.send(new smpp.PDU('deliver_sm', { esm_class: 4, short_message: `id:${sent.ref} stat:DELIVRD`, receipted_message_id: sent.ref, message_state: 2 }))
  session?.send(new smpp.PDU('alert_notification', { source_addr: '1', esme_addr: '2' }))
  session?.send(new smpp.PDU('enquire_link'))
  await until(() => asked.some((pdu) => pdu.command === 'enquire_link_resp'))
  assert.ok(asked.some((pdu) => pdu.command === 'deliver_sm_resp'))
  assert.deepEqual(receipts, [{ ref: sent.ref, state: 'delivered' }])
  assert.ok((await courier.send(sms)).ok)
})

/** A peer of bare bytes, so that not the package alone judges the package. */
async function bare(t: TestContext, answer: (pdu: Buffer, socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    let held = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk])
      while (held.length >= 16 && held.length >= held.readUInt32BE(0)) {
        const length = held.readUInt32BE(0)
        answer(held.subarray(0, length), socket)
        held = held.subarray(length)
      }
    })
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.after(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((go) => server.close(() => go()))
  })
  return `smpp://u:p@127.0.0.1:${(server.address() as AddressInfo).port}`
}
const header = (length: number, command: number, status: number, sequence: number): Buffer => {
  const bytes = Buffer.alloc(16)
  for (const [at, value] of [length, command, status, sequence].entries()) bytes.writeUInt32BE(value, at * 4)
  return bytes
}

void test('the bytes of bind_transceiver and submit_sm are those of SMPP 3.4 4.1.5 and 4.4.1', async (t) => {
  const seen: Buffer[] = []
  const url = await bare(t, (pdu, socket) => {
    seen.push(Buffer.from(pdu))
    const text = Buffer.from('id-1\0')
    socket.write(Buffer.concat([header(16 + text.length, (pdu.readUInt32BE(4) | 0x80000000) >>> 0, 0, pdu.readUInt32BE(12)), text]))
  })
  assert.deepEqual(await courierTo(t, url).send({ ...sms, text: '@{' }), { ok: true, ref: 'id-1' })
  const [bind, submit] = seen
  assert.equal(bind?.subarray(4, 8).toString('hex'), '00000009')
  assert.equal(bind?.subarray(16).toString('latin1'), 'u\0p\0\0\x34\0\0\0')
  assert.equal(submit?.subarray(4, 8).toString('hex'), '00000004')
  const body = submit?.subarray(16).toString('latin1') ?? ''
  // service_type, source, destination, esm_class, protocol_id, priority, two times, registered_delivery, replace, data_coding, default id, length, text.
  assert.equal(body.slice(0, 38), '\0\x05\0Utopia\0\x01\x01999000000001\0\0\0\0\0\0\x01\0\0\0\x03\0\x1b\x28')
  assert.equal(submit?.subarray(-6, -2).toString('hex'), '02040002')
})

void test('an SMSC that answers nonsense ends the connection, not the process', async (t) => {
  const nonsense = [header(0xffffffff, 9, 0, 1), header(8, 9, 0, 1), Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), header(16, 0x80000009, 0, 77), Buffer.alloc(16)]
  for (const bytes of nonsense) {
    const url = await bare(t, (_pdu, socket) => void socket.write(bytes))
    const sent = await courierTo(t, url, { timeout: 100 }).send(sms)
    assert.ok(!sent.ok && sent.retry, JSON.stringify(sent))
  }
})

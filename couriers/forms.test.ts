// One suite over both forms, real and written to disk, of mail and SMS: what a caller may count on whichever is set up.
import assert from 'node:assert/strict'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { simpleParser } from 'mailparser'
import type { Session } from 'smpp'
import smpp from 'smpp'
import { SMTPServer } from 'smtp-server'
import { createMailCourier } from './mail.ts'
import { listOutbox } from './outbox.ts'
import type { Sent } from './sent.ts'
import { createSmsCourier } from './sms.ts'

/** What arrived: for whom, what it says, and the mark by which a resent message is recognised. */
type Arrived = { readonly to: string; readonly text: string; readonly mark: string }
type Form = {
  send(key: string, to: string, text: string): Promise<Sent>
  arrived(): Promise<readonly Arrived[]>
  /** Makes the peer or the folder unreachable. */
  break(): Promise<void>
}

const OUTSIDE = /utopia\.example|999000/

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
const fromOutbox = async (folder: string): Promise<Arrived[]> => (await listOutbox(folder, 1000)).map(({ to, text, id }) => ({ to, text, mark: id }))

async function smtpMail(t: TestContext): Promise<Form> {
  const mails: Arrived[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 50,
    async onData(stream, session, done) {
      const mail = await simpleParser(stream)
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text: (mail.text ?? '').trimEnd(), mark: mail.messageId ?? '' })
      done()
    },
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  const stop = () => new Promise<void>((go) => server.close(go))
  const { port } = server.server.address() as AddressInfo
  const courier = createMailCourier({ url: `smtp://127.0.0.1:${port}`, from: 'Utopia Mobile <id@utopia.example>', outbox: '/nowhere' })
  t.after(async () => {
    courier.close()
    await stop()
  })
  return { send: (key, to, text) => courier.send({ key, to, subject: 'Code', text }), arrived: async () => mails, break: stop }
}

async function writtenMail(t: TestContext): Promise<Form> {
  const folder = await newFolder(t)
  const courier = createMailCourier({ from: 'id@utopia.example', outbox: folder })
  return { send: (key, to, text) => courier.send({ key, to, subject: 'Code', text }), arrived: () => fromOutbox(folder), break: () => chmod(folder, 0o500) }
}

async function smppSms(t: TestContext): Promise<Form> {
  const parts: { to: string; mark: string; at: number; message: string }[] = []
  const sessions = new Set<Session>()
  const server = smpp.createServer((session) => {
    sessions.add(session)
    session.on('error', () => session.destroy())
    session.on('pdu', (pdu) => {
      if (pdu.isResponse()) return
      if (pdu.command === 'submit_sm') {
        const { message, udh } = pdu.short_message as { message: string; udh?: Buffer[] }
        parts.push({ to: `+${pdu.destination_addr}`, mark: String(pdu.user_message_reference), at: udh?.[0]?.[4] ?? 1, message })
      }
      session.send(pdu.response(pdu.command === 'submit_sm' ? { message_id: `m${parts.length}` } : {}))
    })
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  const stop = () =>
    new Promise<void>((go) => {
      for (const session of sessions) session.destroy()
      server.close(() => go())
    })
  const { port } = server.address() as AddressInfo
  const courier = createSmsCourier({ url: `smpp://utopia:secret@127.0.0.1:${port}`, from: 'Utopia', outbox: '/nowhere' })
  t.after(async () => {
    await courier.close()
    await stop()
  })
  const joined = (): Arrived[] => {
    const whole: Arrived[] = []
    for (const { to, mark, at, message } of parts) {
      const last = at > 1 ? whole.findLastIndex((one) => one.mark === mark) : -1
      const begun = whole[last]
      if (begun) whole[last] = { ...begun, text: begun.text + message }
      else whole.push({ to, mark, text: message })
    }
    return whole
  }
  return { send: (key, to, text) => courier.send({ key, to, text }), arrived: async () => joined(), break: stop }
}

async function writtenSms(t: TestContext): Promise<Form> {
  const folder = await newFolder(t)
  const courier = createSmsCourier({ from: 'Utopia', outbox: folder })
  return { send: (key, to, text) => courier.send({ key, to, text }), arrived: () => fromOutbox(folder), break: () => chmod(folder, 0o500) }
}

const mailTo = { good: 'ada@utopia.example', other: 'bo@utopia.example', bad: ['', 'ada', 'a@b@c', 'a@b, c@d', 'A <a@b>', 'a@b\r\nBcc: c@d', 'a b@c', '"a"@b'] }
const smsTo = { good: '+999000000001', other: '+999000000002', bad: ['', '999000000001', '+0999000000001', '+99900', '+9990000000000001', '+999000000001,+999000000002', 'ada', '+999\n000000001'] }
const FORMS = [
  { name: 'mail by SMTP', make: smtpMail, to: mailTo },
  { name: 'mail written to disk', make: writtenMail, to: mailTo },
  { name: 'SMS by SMPP', make: smppSms, to: smsTo },
  { name: 'SMS written to disk', make: writtenSms, to: smsTo },
] as const

const TEXTS = ['123456 is your code', 'Grüße {€}', '【乌托邦】验证码123456，10分钟内有效。', `long ${'0123456789'.repeat(40)}`, `长${'验证码'.repeat(60)}`, '.\n..\nline two']

for (const { name, make, to } of FORMS) {
  void test(`${name}: texts arrive whole, with the address they were sent to`, async (t) => {
    const form = await make(t)
    for (const [at, text] of TEXTS.entries()) {
      const sent = await form.send(`key ${at}`, to.good, text)
      assert.ok(sent.ok && sent.ref.length > 0, JSON.stringify(sent))
    }
    const arrived = await form.arrived()
    assert.deepEqual(new Set(arrived.map((one) => one.text)), new Set(TEXTS))
    for (const one of arrived) assert.equal(one.to, to.good)
  })

  void test(`${name}: the same key bears the same mark, another key another`, async (t) => {
    const form = await make(t)
    for (const key of ['first', 'first', 'second']) await form.send(key, to.good, 'code')
    const marks = (await form.arrived()).map((one) => one.mark)
    assert.equal(new Set(marks).size, 2)
    // Nothing of the key shows: it may be made of ids.
    for (const mark of marks) assert.doesNotMatch(mark, /first|second/)
  })

  void test(`${name}: thirty at once all arrive, each to its own`, async (t) => {
    const form = await make(t)
    const sent = await Promise.all(Array.from({ length: 30 }, (_, at) => form.send(`key ${at}`, at % 2 === 0 ? to.good : to.other, `code ${at}`)))
    assert.ok(sent.every((one) => one.ok))
    const arrived = await form.arrived()
    assert.equal(arrived.length, 30)
    for (const { text, to: who } of arrived) assert.equal(who, Number(text.slice(5)) % 2 === 0 ? to.good : to.other)
  })

  void test(`${name}: what is no single address is refused for good, and nothing is sent`, async (t) => {
    const form = await make(t)
    for (const bad of to.bad) {
      const sent = await form.send('key', bad, 'code')
      assert.ok(!sent.ok && !sent.retry, JSON.stringify(bad))
    }
    assert.deepEqual(await form.arrived(), [])
  })

  void test(`${name}: when it cannot be handed over, the caller is told to try again, and nothing personal is told`, async (t) => {
    if (name.endsWith('disk') && process.getuid?.() === 0) {
      // Root may write anywhere; a folder that is a file stops him too.
      const courier = name.startsWith('mail')
        ? createMailCourier({ from: 'id@utopia.example', outbox: '/dev/null/outbox' })
        : createSmsCourier({ from: 'Utopia', outbox: '/dev/null/outbox' })
      const sent = await courier.send({ key: 'key', to: to.good, subject: 'Code', text: 'secret 123456' })
      assert.deepEqual(sent, { ok: false, retry: true, detail: 'outbox ENOTDIR' })
      return
    }
    const form = await make(t)
    assert.ok((await form.send('key 1', to.good, 'code')).ok)
    await form.break()
    const sent = await form.send('key 2', to.good, 'secret 123456')
    assert.ok(!sent.ok && sent.retry, JSON.stringify(sent))
    assert.doesNotMatch(sent.detail, OUTSIDE)
    assert.doesNotMatch(sent.detail, /secret|123456/)
  })
}

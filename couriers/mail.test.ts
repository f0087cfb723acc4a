// Mail over SMTP: headers, sign-in, refusals of a real server; and the written form as a mail program reads it.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'
import { createMailCourier } from './mail.ts'

const mail = { key: 'k', to: 'ada@utopia.example', subject: 'Your code: 123456', text: 'Grüße, 验证码' }
const from = 'Utopia Mobile <id@utopia.example>'

async function listen(t: TestContext, options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 50, ...options })
  server.on('error', () => {})
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.after(() => new Promise<void>((go) => server.close(go)))
  return (server.server.address() as AddressInfo).port
}
function courierTo(t: TestContext, url: string) {
  const courier = createMailCourier({ url, from, outbox: '/nowhere' })
  t.after(() => courier.close())
  return courier
}
const smtpError = (responseCode: number) => Object.assign(new Error('no such ada@utopia.example'), { responseCode })

function assertMail(parsed: ParsedMail, ref: string): void {
  assert.equal(parsed.messageId, `<${ref}@utopia.example>`)
  assert.equal(parsed.subject, mail.subject)
  assert.equal(parsed.text?.trimEnd(), mail.text)
  assert.deepEqual(parsed.from?.value, [{ name: 'Utopia Mobile', address: 'id@utopia.example' }])
  assert.equal(parsed.headers.get('auto-submitted'), 'auto-generated')
}

void test('a mail carries its headers and the sender signs in', async (t) => {
  let parsed: ParsedMail | undefined
  const users: unknown[] = []
  const port = await listen(t, {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (auth, _, done) => {
      users.push([auth.username, auth.password])
      done(null, { user: 'u' })
    },
    async onData(stream, _, done) {
      parsed = await simpleParser(stream)
      done()
    },
  })
  const sent = await courierTo(t, `smtp://us%40er:p%3Ass@127.0.0.1:${port}`).send(mail)
  assert.ok(sent.ok)
  assert.deepEqual(users, [['us@er', 'p:ss']])
  assert.ok(parsed)
  assertMail(parsed, sent.ref)
})

void test('a refused recipient is final, a busy server is not, and neither quotes the address', async (t) => {
  for (const [code, retry] of [[550, false], [553, false], [450, true], [421, true]] as const) {
    const port = await listen(t, { onRcptTo: (_address, _session, done) => done(smtpError(code)) })
    const sent = await courierTo(t, `smtp://127.0.0.1:${port}`).send(mail)
    assert.deepEqual(sent, { ok: false, retry, detail: `smtp ${code === 421 ? 'ECONNECTION' : 'EENVELOPE'} ${code}` })
  }
})

void test('a message refused after its data follows the same rule', async (t) => {
  for (const [code, retry] of [[554, false], [452, true]] as const) {
    const port = await listen(t, {
      onData: (stream, _, done) => {
        stream.resume()
        stream.on('end', () => done(smtpError(code)))
      },
    })
    const sent = await courierTo(t, `smtp://127.0.0.1:${port}`).send(mail)
    assert.ok(!sent.ok)
    assert.equal(sent.retry, retry)
    assert.match(sent.detail, new RegExp(`^smtp E[A-Z]+ ${code}$`))
  }
})

void test('a sign-in refused leaves the mail to be tried again: the operator mends it', async (t) => {
  const port = await listen(t, { authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(new Error('no')) })
  const sent = await courierTo(t, `smtp://u:p@127.0.0.1:${port}`).send(mail)
  assert.ok(!sent.ok && sent.retry)
  assert.match(sent.detail, /^smtp EAUTH 535$/)
})

void test('the written mail is one a mail program reads', async (t) => {
  const outbox = await mkdtemp(join(tmpdir(), 'outbox-'))
  t.after(() => rm(outbox, { recursive: true }))
  const sent = await createMailCourier({ from, outbox }).send(mail)
  assert.ok(sent.ok)
  const eml = (await readdir(outbox)).find((name) => name.endsWith(`-email-${sent.ref}.eml`))
  assertMail(await simpleParser(await readFile(join(outbox, eml ?? ''))), sent.ref)
})

void test('a server or sender that does not parse is told at once', () => {
  assert.throws(() => createMailCourier({ url: 'http://127.0.0.1', from, outbox: '/nowhere' }), /smtp:/)
  assert.throws(() => createMailCourier({ url: 'mail', from, outbox: '/nowhere' }), /URL/)
  assert.throws(() => createMailCourier({ from: 'Utopia Mobile', outbox: '/nowhere' }), /address/)
})

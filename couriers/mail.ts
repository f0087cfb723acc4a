// Mail: over SMTP, or written to the outbox where no server is named.
import { createTransport } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'
import { writeOutbox } from './outbox.ts'
import { referenceOf } from './reference.ts'
import type { Sent } from './sent.ts'

type Mail = {
  /** Idempotency key: the Message-ID is made from it, so a mail sent twice bears the same one. */
  readonly key: string
  readonly to: string
  readonly subject: string
  readonly text: string
}
export type MailCourier = { send(mail: Mail): Promise<Sent>; close(): void }
export type MailOptions = {
  /** `smtp://user:pass@host:port`, or `smtps:` for TLS from the first byte. Absent: the outbox. */
  readonly url?: string
  /** Address of the sender, `Name <a@b>` or `a@b`. */
  readonly from: string
  /** Folder. */
  readonly outbox: string
}

/** One plain address; lists, names and line breaks in the place of one would send to others or add headers. */
const ADDRESS = /^[^\s<>,;:"()[\]@]+@[^\s<>,;:"()[\]@]+$/
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const WAIT = 10_000
const IDLE = 30_000

function compose(mail: Mail, from: string): { ref: string; options: SendMailOptions } {
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1]
  if (domain === undefined) throw new Error('the sender of mails needs an address')
  const ref = referenceOf(mail.key)
  return {
    ref,
    options: {
      from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      messageId: `<${ref}@${domain}>`,
      // RFC 3834: keeps holiday notices from answering.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  }
}

/** Codes only: the messages of servers quote the address. */
function refusal(cause: unknown): Sent {
  const { code = 'unknown', responseCode } = cause as { code?: string; responseCode?: number }
  const detail = responseCode === undefined ? `smtp ${code}` : `smtp ${code} ${responseCode}`
  // RFC 5321 4.2.1: 5yz is final. Only what the server said of this mail is; a sign-in refused is for the operator to mend.
  return { ok: false, retry: code === 'EAUTH' || responseCode === undefined || responseCode < 500, detail }
}

/** Makes the courier; nothing is connected before the first mail. Throws on a URL or sender that does not parse. */
export function createMailCourier({ url, from, outbox }: MailOptions): MailCourier {
  compose({ key: '', to: '', subject: '', text: '' }, from)
  return url === undefined ? writtenMail(from, outbox) : smtpMail(new URL(url), from)
}

function smtpMail(server: URL, from: string): MailCourier {
  if (server.protocol !== 'smtp:' && server.protocol !== 'smtps:') throw new Error('the mail server is named by an smtp: or smtps: URL')
  const secure = server.protocol === 'smtps:'
  const auth = server.username === '' ? {} : { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    secure,
    ...auth,
    // A password never goes over a foreign wire in the clear, even where someone strips STARTTLS from the greeting.
    requireTLS: !secure && 'auth' in auth && !LOOPBACK.has(server.hostname),
    pool: true,
    maxConnections: 3,
    connectionTimeout: WAIT,
    greetingTimeout: WAIT,
    dnsTimeout: WAIT,
    socketTimeout: IDLE,
  })
  return {
    async send(mail) {
      if (!ADDRESS.test(mail.to)) return { ok: false, retry: false, detail: 'not an address' }
      const { ref, options } = compose(mail, from)
      try {
        await transport.sendMail(options)
        return { ok: true, ref }
      } catch (cause) {
        return refusal(cause)
      }
    },
    close: () => transport.close(),
  }
}

function writtenMail(from: string, outbox: string): MailCourier {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(mail) {
      if (!ADDRESS.test(mail.to)) return { ok: false, retry: false, detail: 'not an address' }
      const { ref, options } = compose(mail, from)
      const { message } = await composer.sendMail(options)
      const entry = { id: ref, at: new Date().toISOString(), channel: 'email', to: mail.to, subject: mail.subject, text: mail.text } as const
      try {
        await writeOutbox(outbox, entry, { eml: message as Buffer })
      } catch (cause) {
        return { ok: false, retry: true, detail: `outbox ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}` }
      }
      return { ok: true, ref }
    },
    close: () => composer.close(),
  }
}

// The settings, read once from the environment and said what is wrong with them by name.
import { join, resolve } from 'node:path'

export type Config = {
  readonly dataFolder: string
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  readonly publicUrl: string
  readonly trustProxy: string[] | false
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly smppUrl: string | undefined
  readonly smsFrom: string
  readonly outbox: string
  readonly readers: number
  /** Undefined: those that come with it. */
  readonly policies: string | undefined
  readonly allowLoopbackWebhooks: boolean
}

/** Settings that cannot be used; the message names the variable and the remedy. */
export class ConfigNotValid extends Error {
  override name = 'ConfigNotValid'
}

/** Every variable with what it means, for `--help` and the operator guide. */
export const SETTINGS = {
  PORT: 'port to listen on (4600)',
  HOST: 'address to listen on (127.0.0.1); anything beyond loopback needs an https REALNAME_URL',
  REALNAME_DATA: 'data folder (./data)',
  REALNAME_URL: 'address people use, behind your TLS proxy (http://localhost:PORT)',
  REALNAME_TRUST_PROXY: 'addresses of proxies whose X-Forwarded-For is believed, with commas',
  DATABASE_URL: 'a PostgreSQL 15 or newer of your own; unset: an embedded PostgreSQL 18',
  REALNAME_SMTP_URL: 'mail server, smtp://user:pass@host:port; unset: mail is written to the outbox',
  REALNAME_MAIL_FROM: 'sender of mail (Realname <no-reply@localhost>)',
  REALNAME_SMPP_URL: 'SMS centre, smpp://id:password@host:port; unset: SMS are written to the outbox',
  REALNAME_SMS_FROM: 'sender of SMS (Realname)',
  REALNAME_READERS: 'processes that read pictures (one a core)',
  REALNAME_POLICIES: 'folder of your own policies, in the form of rulebook/policies; unset: those that come with it',
  REALNAME_WEBHOOK_LOOPBACK: 'set to 1 to let webhooks go to this machine, for development',
} as const

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

function integer(env: NodeJS.ProcessEnv, name: string, fallback: number, least: number, most: number): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most) throw new ConfigNotValid(`${name} is "${text}": set a whole number from ${least} to ${most}`)
  return value
}

/** Reads the settings. `cores` is the number of processors. Refuses to be reachable from outside without TLS in front. */
export function readConfig(env: NodeJS.ProcessEnv, cores: number): Config {
  const port = integer(env, 'PORT', 4600, 0, 65_535)
  const host = env['HOST'] || '127.0.0.1'
  // By name, not by number: a passkey belongs to a domain, and an IP address is none (WebAuthn level 3, 5.1.3 step 8).
  const name = LOOPBACK.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const publicUrl = (env['REALNAME_URL'] || `http://${name}:${port}`).replace(/\/+$/, '')
  if (!URL.canParse(publicUrl) || !/^https?:$/.test(new URL(publicUrl).protocol)) throw new ConfigNotValid(`REALNAME_URL is "${publicUrl}": set an http or https address`)
  if (!LOOPBACK.has(host) && !publicUrl.startsWith('https:')) {
    throw new ConfigNotValid(`HOST is "${host}", which others can reach, and REALNAME_URL is not https: put a TLS proxy in front and set REALNAME_URL to its address`)
  }
  const dataFolder = resolve(env['REALNAME_DATA'] || './data')
  return {
    dataFolder,
    port,
    host,
    databaseUrl: env['DATABASE_URL'] || undefined,
    publicUrl,
    trustProxy: env['REALNAME_TRUST_PROXY'] ? env['REALNAME_TRUST_PROXY'].split(',').map((part) => part.trim()) : false,
    smtpUrl: env['REALNAME_SMTP_URL'] || undefined,
    mailFrom: env['REALNAME_MAIL_FROM'] || 'Realname <no-reply@localhost>',
    smppUrl: env['REALNAME_SMPP_URL'] || undefined,
    smsFrom: env['REALNAME_SMS_FROM'] || 'Realname',
    outbox: join(dataFolder, 'outbox'),
    readers: integer(env, 'REALNAME_READERS', Math.max(1, cores), 1, 64),
    policies: env['REALNAME_POLICIES'] ? resolve(env['REALNAME_POLICIES']) : undefined,
    allowLoopbackWebhooks: env['REALNAME_WEBHOOK_LOOPBACK'] === '1',
  }
}

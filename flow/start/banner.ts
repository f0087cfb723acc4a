// What is printed at the start, for people: where to look, and what is shown only once.
import type { Config } from './config.ts'
import type { Running } from './run.ts'

/** The lines. `color` is false with NO_COLOR or when it is not a terminal. */
export function banner(config: Config, running: Running, milliseconds: number, color: boolean): string {
  const bold = (text: string): string => (color ? `\u001B[1m${text}\u001B[22m` : text)
  const url = config.publicUrl
  const outbox = !config.smtpUrl || !config.smppUrl ? `${url}/outbox` : null
  const rows: [string, string][] = [
    ['Portal', `${url}/`],
    ['Console', running.staffLink ? `${url}/console/` : `${url}/console/sign-in`],
    ['API', `${url}/v1/   documentation ${url}/docs`],
    ['Mail', config.smtpUrl ? 'sent by SMTP' : `written to ${outbox}`],
    ['SMS', config.smppUrl ? 'sent by SMPP' : `written to ${outbox}`],
    ['Data', config.databaseUrl ? `${config.dataFolder} and your PostgreSQL` : config.dataFolder],
  ]
  const once: string[] = []
  if (running.apiKey) once.push('', `${bold('API key')}, shown this once:`, `  ${running.apiKey}`)
  if (running.staffLink) once.push('', `${bold('First sign-in to the console')}, one use within 24 hours:`, `  ${running.staffLink}`)
  return [
    '',
    `${bold(`Realname for ${running.house.operator.name}`)} is ready after ${(milliseconds / 1000).toFixed(1)} s${running.house.operator.mode === 'sandbox' ? ' (sandbox: specimens count)' : ''}`,
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(9)}${value}`),
    ...once,
    '',
    'Ctrl-C stops everything.',
    '',
  ].join('\n')
}

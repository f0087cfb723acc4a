// The log: one JSON line an event on standard error, or short lines for people when it is a terminal.
import { pino } from 'pino'
import type { Log } from '../house.ts'

/** Makes the log. `REALNAME_LOG` sets the level: debug, info, warn, error, silent. */
export function createLog(env: NodeJS.ProcessEnv): Log {
  const logger = pino({ level: env['REALNAME_LOG'] || 'warn', base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }))
  return (level, what, data = {}) => logger[level]({ ...data, what })
}

// How far a long run is, on stderr: one line rewritten in a terminal, now and then a line elsewhere.
import process from 'node:process'

const QUIET_MS = 30_000

export type Progress = { step(): void; end(): void }

/** Starts telling of `total` steps, named by a verb: `read 12 of 360`. */
export function startProgress(verb: string, total: number): Progress {
  const began = performance.now()
  const isTerminal = process.stderr.isTTY
  let done = 0
  let told = began
  return {
    step() {
      done++
      const now = performance.now()
      if (now - told < (isTerminal ? 200 : QUIET_MS) && done < total) return
      told = now
      const left = Math.round(((now - began) / done / 1000) * (total - done))
      const line = `${verb} ${done} of ${total}, about ${left} s left`
      process.stderr.write(isTerminal ? `\r${line}\u001b[K` : `${line}\n`)
    },
    end() {
      if (isTerminal) process.stderr.write('\r\u001b[K')
    },
  }
}

// For tests: a TCP proxy that cuts lines where it is told to, as a tunnel or a lift does.
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Ending } from '#store/test-database.ts'

export type TestProxy = {
  readonly port: number
  /** Bytes that have come from clients. */
  sent(): number
  /** How often it has cut. */
  cuts(): number
  /** Destroys every line once so many more bytes have gone up, and takes no new one for `awayMs`, or until it is back. */
  cutAfter(bytes: number, awayMs?: number): void
  back(): void
  /** Bytes a second that go up on each line; all at once without. */
  slow(bytesPerSecond: number | null): void
}

/** Listens on a free port of this machine and passes on to another. */
export async function testProxy(t: Ending, toPort: number): Promise<TestProxy> {
  const lines = new Set<Socket>()
  let sent = 0
  let cuts = 0
  let left = Infinity
  let awayUntil = 0
  let awayMs = 0
  let pace: number | null = null

  const cut = (): void => {
    left = Infinity
    cuts += 1
    awayUntil = Date.now() + awayMs
    for (const line of lines) line.resetAndDestroy()
  }
  const server = createServer((client) => {
    if (Date.now() < awayUntil) return void client.resetAndDestroy()
    const upward = connect(toPort, '127.0.0.1')
    for (const line of [client, upward]) {
      lines.add(line)
      line.setNoDelay(true)
      line.on('error', () => line.destroy())
      line.once('close', () => {
        lines.delete(line)
        client.destroy()
        upward.destroy()
      })
    }
    upward.pipe(client)
    let turn = Promise.resolve()
    client.on('data', (chunk: Buffer) => {
      client.pause()
      turn = turn.then(async () => {
        for (let at = 0; at < chunk.length && !upward.destroyed; ) {
          const piece = chunk.subarray(at, at + Math.min(pace === null ? chunk.length : Math.max(1, Math.ceil(pace / 20)), left))
          at += piece.length
          sent += piece.length
          left -= piece.length
          await new Promise<void>((resolve) => upward.write(piece, () => resolve()))
          if (left === 0) return cut()
          if (pace !== null) await wait((piece.length / pace) * 1000)
        }
        client.resume()
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(async () => {
    for (const line of lines) line.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return {
    port: (server.address() as { port: number }).port,
    sent: () => sent,
    cuts: () => cuts,
    cutAfter: (bytes, away = 0) => {
      left = Math.max(1, Math.round(bytes))
      awayMs = away
    },
    back: () => void (awayUntil = 0),
    slow: (bytesPerSecond) => void (pace = bytesPerSecond),
  }
}

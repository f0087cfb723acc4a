// For journeys: a real HTTP listener for webhooks, which checks every signature with the reference library.
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import type { WebhookBody } from '#contract/operator.ts'

export type Heard = WebhookBody & { readonly id: string }
export type Listener = {
  readonly url: string
  /** The secret given back when the endpoint was made; set before the first message comes. */
  secret: string
  readonly heard: readonly Heard[]
  /** Waits for a message that fits. */
  next(fits: (body: Heard) => boolean): Promise<Heard>
  close(): Promise<void>
}

/** Listens on loopback; a message with a wrong signature is answered 400 and not heard. */
export async function listen(): Promise<Listener> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      try {
        const body = new Webhook(listener.secret).verify(Buffer.concat(chunks).toString(), request.headers as Record<string, string>) as WebhookBody
        heard.push({ ...body, id: String(request.headers['webhook-id']) })
        response.writeHead(204).end()
      } catch (error) {
        response.writeHead(400).end(String(error))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const listener: Listener = {
    url: `http://127.0.0.1:${port}/hooks`,
    secret: '',
    heard,
    next: async (fits) => {
      for (const end = Date.now() + 15_000; ; await wait(50)) {
        const found = heard.find(fits)
        if (found) return found
        if (Date.now() > end) throw new Error(`no such webhook came; heard: ${heard.map((each) => each.type).join(', ')}`)
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return listener
}

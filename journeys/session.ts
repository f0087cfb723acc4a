// For journeys: a session by the API as a browser holds one, and its cookies to be put into a window.
import { createClient, type Client } from '#contract/client.ts'
import type { Visit } from './browser.ts'
import type { Server } from './server.ts'

export type Session = { readonly client: Client; enter(visit: Visit): Promise<void> }

/** A visitor without an account yet; what is opened through `client` is kept. */
export function newSession(server: Server): Session {
  const base = `http://localhost:${server.port}`
  const jar = new Map<string, string>()
  const client = createClient({
    base,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('origin', base)
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
      const response = await fetch(input, { ...init, headers })
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        jar.set(name, value)
      }
      return response
    },
  })
  return {
    client,
    enter: async ({ context }) => {
      await context.clearCookies()
      await context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base, httpOnly: true, sameSite: 'Lax' as const })))
    },
  }
}

// What we use of packages that bring no types: `smpp` 0.5.1, and in tests `mailparser` 3.7.5.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export interface Pdu {
    command: string
    command_status: number
    sequence_number: number
    /** Set by the command: system_id, message_id, short_message, ... */
    [field: string]: unknown
    isResponse(): boolean
    response(fields?: Record<string, unknown>): Pdu
  }
  export interface Session extends EventEmitter {
    socket: Socket
    /** False when the socket cannot be written to. */
    send(pdu: Pdu, answered?: (answer: Pdu) => void): boolean
    close(done?: () => void): void
    destroy(done?: () => void): void
  }
  export interface Server extends NetServer {
    sessions: Session[]
  }
  interface Smpp {
    connect(options: { host: string; port: number; tls: boolean; connectTimeout?: number }): Session
    createServer(listener: (session: Session) => void): Server
    PDU: new (command: string, fields?: Record<string, unknown>) => Pdu
  }
  const smpp: Smpp
  export default smpp
}

declare module 'mailparser' {
  import type { Readable } from 'node:stream'

  export interface ParsedMail {
    messageId?: string
    subject?: string
    text?: string
    from?: { value: { name: string; address?: string }[] }
    headers: Map<string, unknown>
  }
  export function simpleParser(source: Buffer | Readable): Promise<ParsedMail>
}

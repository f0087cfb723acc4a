// Protocol-buffer messages as lists of fields: as much of the wire format as the files of networks use.

/** A field: a number (wire type 0), four or eight bytes (5, 1), or bytes (2: texts, messages, packed numbers). */
export type Field = { readonly number: number; readonly wire: 0; readonly value: bigint } | { readonly number: number; readonly wire: 1 | 2 | 5; readonly value: Uint8Array }

const FIXED = { 1: 8, 5: 4 } as const

function readNumber(bytes: Uint8Array, from: number): { value: bigint; to: number } {
  let [value, shift, at] = [0n, 0n, from]
  for (;;) {
    const byte = bytes[at++]
    if (byte === undefined || shift > 63n) throw new Error('a network ends in the middle of a number')
    value |= BigInt(byte & 127) << shift
    if (byte < 128) return { value, to: at }
    shift += 7n
  }
}

function numberBytes(value: bigint): number[] {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, value)
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return [...bytes, Number(rest)]
}

/** Packed numbers of a field. */
export function readNumbers(bytes: Uint8Array): bigint[] {
  const values: bigint[] = []
  for (let at = 0; at < bytes.length;) {
    const { value, to } = readNumber(bytes, at)
    values.push(value)
    at = to
  }
  return values
}

/** The fields of a message in their order; values are views of `bytes`. @throws {Error} where it is cut short or of another make */
export function readMessage(bytes: Uint8Array): Field[] {
  const fields: Field[] = []
  for (let at = 0; at < bytes.length;) {
    const tag = readNumber(bytes, at)
    const [number, wire] = [Number(tag.value >> 3n), Number(tag.value & 7n)]
    if (wire === 0) {
      const { value, to } = readNumber(bytes, tag.to)
      fields.push({ number, wire, value })
      at = to
      continue
    }
    if (wire !== 1 && wire !== 2 && wire !== 5) throw new Error(`a network has a field of wire type ${wire}`)
    const length = wire === 2 ? readNumber(bytes, tag.to) : { value: BigInt(FIXED[wire]), to: tag.to }
    at = length.to + Number(length.value)
    if (at > bytes.length) throw new Error('a network ends in the middle of a field')
    fields.push({ number, wire, value: bytes.subarray(length.to, at) })
  }
  return fields
}

/** The message of these fields. */
export function writeMessage(fields: readonly Field[]): Uint8Array {
  const parts = fields.flatMap(({ number, wire, value }): Uint8Array[] => {
    const tag = numberBytes((BigInt(number) << 3n) | BigInt(wire))
    if (typeof value === 'bigint') return [Uint8Array.from([...tag, ...numberBytes(value)])]
    return [Uint8Array.from(wire === 2 ? [...tag, ...numberBytes(BigInt(value.length))] : tag), value]
  })
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

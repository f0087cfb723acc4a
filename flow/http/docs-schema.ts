// Schemas on the documentation page: a table of properties, and a small example made from them.

export type Schema = {
  $ref?: string; type?: string | string[]; enum?: unknown[]; const?: unknown; format?: string; pattern?: string; anyOf?: Schema[]; items?: Schema | Schema[]
  properties?: Record<string, Schema>; required?: string[]; minLength?: number; maxLength?: number; minimum?: number; maximum?: number
}
export type Schemas = Record<string, Schema>

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const nameOf = (schema: Schema): string | undefined => schema.$ref?.split('/').at(-1)

/** The schema a reference stands for. */
function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema)
  return name ? (schemas[name] ?? {}) : schema
}

/** A type in a few words. */
function typeOf(schema: Schema, schemas: Schemas): string {
  const target = resolve(schema, schemas)
  if (target.anyOf) return [...new Set(target.anyOf.map((each) => typeOf(each, schemas)))].join(' or ')
  if (target.const !== undefined) return `<code>${escape(JSON.stringify(target.const))}</code>`
  if (target.enum) return target.enum.map((each) => `<code>${escape(String(each))}</code>`).join(' ')
  if (target.type === 'array') {
    if (Array.isArray(target.items)) return `list of ${target.items.length}`
    return `list of ${target.items ? typeOf(target.items, schemas) : 'anything'}`
  }
  const name = nameOf(schema)
  if (target.type === 'object' || target.properties) return name ?? 'object'
  const limits = target.format ?? (target.pattern ? `matching <code>${escape(target.pattern)}</code>` : '')
  return `${String(target.type ?? 'anything')}${limits ? `, ${limits}` : ''}`
}

/** The properties of an object schema as a table; of anything else its type. */
export function schemaTable(schema: Schema, schemas: Schemas): string {
  const target = resolve(schema, schemas)
  if (!target.properties) return `<p>${typeOf(schema, schemas)}</p>`
  const rows = Object.entries(target.properties).map(
    ([name, each]) => `<tr><th scope="row"><code>${escape(name)}</code></th><td>${typeOf(each, schemas)}${target.required?.includes(name) ? '' : ' <em>optional</em>'}</td></tr>`,
  )
  return `<table><tbody>${rows.join('')}</tbody></table>`
}

const BY_FORMAT: Record<string, string> = {
  uuid: '019f2c1e-7b4a-7c3d-9e8f-000000000000', email: 'name@example.org', 'date-time': '2026-11-22T09:00:00Z', date: '1990-05-17', uri: 'https://example.org/hooks',
}

/** A small value that fits a schema: required properties only, the first of each choice. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  const target = resolve(schema, schemas)
  if (target.anyOf) return exampleOf(target.anyOf[0] ?? {}, schemas)
  if (target.const !== undefined) return target.const
  if (target.enum) return target.enum[0]
  if (target.properties) {
    const shown = Object.entries(target.properties).filter(([name]) => target.required?.includes(name))
    const entries = shown.length > 0 ? shown : Object.entries(target.properties).slice(0, 3)
    return Object.fromEntries(entries.map(([name, each]) => [name, exampleOf(each, schemas)]))
  }
  if (target.type === 'array') return Array.isArray(target.items) || !target.items ? [] : [exampleOf(target.items, schemas)]
  if (target.type === 'integer' || target.type === 'number') return target.minimum ?? 1
  if (target.type === 'boolean') return true
  if (target.type === 'object') return {}
  return BY_FORMAT[target.format ?? ''] ?? exampleByPattern(target.pattern).padEnd(target.minLength ?? 0, '.')
}

/** Examples for the patterns the contract uses. */
function exampleByPattern(pattern: string | undefined): string {
  const candidates = ['UT', 'UTO', '+999012345678', '123456', 'U1234567', 'text']
  return candidates.find((each) => !pattern || new RegExp(pattern).test(each)) ?? 'text'
}

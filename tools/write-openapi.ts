// Writes contract/openapi.json and contract/addresses.ts from the route table. With --check it only compares and fails when they are stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { openApi } from '../contract/openapi.ts'
import type { RouteShape } from '../contract/route.ts'
import { ROUTES, ROUTE_NAMES } from '../contract/routes.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const rows = ROUTE_NAMES.map((name) => {
  const { method, path, picture }: RouteShape = ROUTES[name]
  return `  ${name}: { method: '${method}', path: '${path}'${picture ? `, picture: '${picture}'` : ''} },`
})
const files = {
  'contract/openapi.json': `${JSON.stringify(openApi(version), null, 1)}\n`,
  'contract/addresses.ts': `// Written by tools/write-openapi.ts from the route table, so that pages carry addresses without schemas.
type Address = { readonly method: string; readonly path: string; readonly picture?: 'body' | 'part' | 'answer' }
export const ADDRESSES = {
${rows.join('\n')}
} as const satisfies Record<string, Address>
`,
}

const stale = Object.entries(files).filter(([file, text]) => {
  try {
    return readFileSync(file, 'utf8') !== text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
})
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: run npm run openapi`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [file, text] of stale) writeFileSync(file, text)
  console.log(stale.length > 0 ? `written: ${stale.map(([file]) => file).join(', ')}` : 'nothing changed')
}

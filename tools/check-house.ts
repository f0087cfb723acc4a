// The plan of the house and the check that the code keeps to it. Run: npm run house
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** room -> rooms it may import, npm packages it may import. What is not written here is forbidden. */
const PLAN: Record<string, { rooms: string[]; packages: string[] }> = {
  contract: { rooms: [], packages: ['typebox'] },
  rulebook: { rooms: [], packages: [] },
  core: { rooms: ['contract'], packages: ['typebox', 'pinyin-pro'] },
  optics: { rooms: ['contract'], packages: [] },
  vision: { rooms: ['contract', 'core', 'optics'], packages: ['sharp', 'onnxruntime-node', 'typebox', 'zxing-wasm'] },
  store: { rooms: ['contract', 'core'], packages: ['pg', 'kysely', 'pg-boss', 'rate-limiter-flexible'] },
  couriers: { rooms: ['contract', 'core', 'rulebook'], packages: ['nodemailer', 'smpp'] },
  flow: { rooms: ['contract', 'core', 'rulebook', 'vision', 'store', 'couriers'], packages: ['pino'] },
  'flow/steps': {
    rooms: ['contract', 'core', 'vision', 'store', 'couriers', 'flow'],
    packages: ['@simplewebauthn/server', 'otpauth', 'sharp'],
  },
  'flow/http': {
    rooms: ['contract', 'core', 'store', 'flow', 'flow/steps'],
    packages: ['fastify', '@fastify/static', '@fastify/cookie', 'ajv', 'ajv-formats'],
  },
  'flow/start': {
    rooms: ['contract', 'core', 'rulebook', 'vision', 'store', 'couriers', 'flow', 'flow/steps', 'flow/http', 'specimens'],
    packages: ['pino', 'vite'],
  },
  specimens: { rooms: ['contract', 'core', 'optics', 'vision'], packages: ['@napi-rs/canvas', 'sharp', 'zxing-wasm'] },
  'web/ui': { rooms: ['contract', 'rulebook'], packages: [] },
  'web/portal': { rooms: ['contract', 'optics', 'web/ui'], packages: ['preact', 'uqr'] },
  'web/console': {
    rooms: ['contract', 'web/ui'],
    packages: [
      'react', 'react-dom', '@mantine/core', '@mantine/hooks', '@tanstack/react-query', '@tanstack/react-router', '@simplewebauthn/browser',
      'uqr',
    ],
  },
}
/** Rooms without I/O: no node:, no clock, no dice, no waiting. `contract/client.ts` is the one that speaks HTTP. */
const PURE = ['contract', 'core', 'optics']
const IMPURE = /\bfrom\s+['"]node:|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bawait\b/
const IMPORT = /^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm
const DRAWER = /(^|\/)(utils?|helpers?|common|shared|misc|manager|types)\b/i
const LONGEST = 400

const rooms = Object.keys(PLAN).sort((a, b) => b.length - a.length)
const roomOf = (file: string): string | undefined => rooms.find((room) => file.startsWith(`${room}/`))
const files = globSync('{contract,rulebook,core,optics,vision,store,couriers,flow,specimens,web}/**/*.{ts,tsx}').filter(
  (file) => !file.includes('node_modules') && !/\/dist(-\d+)?\//.test(file) && !file.endsWith('vite.config.ts'),
)
const arrows = new Map<string, string[]>()
const faults: string[] = []

/** The file or package a specifier names; files are relative to the root. */
function resolve(from: string, specifier: string): { file: string } | { name: string } {
  if (specifier.startsWith('.')) return { file: normalize(join(dirname(from), specifier)) }
  if (specifier.startsWith('#')) return { file: specifier.slice(1) }
  return { name: specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/') }
}

/** Notes each forbidden thing in one file and the files it imports. */
function examine(file: string): void {
  const raw = readFileSync(file, 'utf8')
  const text = raw.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const room = roomOf(file)
  const isTest = /\.test\.tsx?$/.test(file)
  if (!room) return void faults.push(`${file}: stands in no room of the plan`)
  if (/(^|\/)index\.tsx?$/.test(file) && file !== 'contract/index.ts') faults.push(`${file}: no barrels; import the file that defines the name`)
  if (DRAWER.test(file)) faults.push(`${file}: name the thing, not the drawer`)
  if (raw.split('\n').length > LONGEST && !isTest) faults.push(`${file}: longer than ${LONGEST} lines`)
  const impure = !isTest && file !== 'contract/client.ts' && PURE.includes(room) && text.match(IMPURE)
  if (impure) faults.push(`${file}: ${room} is pure, found "${impure[0]}"`)
  const seen: string[] = []
  for (const match of text.matchAll(IMPORT)) {
    const specifier = match[1] ?? match[2] ?? match[3] ?? ''
    if (specifier.startsWith('node:')) continue
    const target = resolve(file, specifier)
    if ('name' in target) {
      if (!isTest && !PLAN[room]!.packages.includes(target.name)) faults.push(`${file}: ${room} may not use the package ${target.name}`)
      continue
    }
    seen.push(target.file)
    const there = roomOf(target.file)
    if (there && there !== room && !isTest && !PLAN[room]!.rooms.includes(there)) faults.push(`${file} -> ${target.file}: ${room} may not import ${there}`)
  }
  arrows.set(file, seen)
}

const mark = new Map<string, 'open' | 'done'>()
/** Walks the imports depth first and notes every circle, types included. */
function walk(file: string, path: string[]): void {
  if (mark.get(file) === 'done') return
  if (mark.get(file) === 'open') return void faults.push(`circle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`)
  mark.set(file, 'open')
  for (const target of arrows.get(file) ?? []) walk(target, [...path, file])
  mark.set(file, 'done')
}

for (const file of files) examine(file)
for (const file of files) walk(file, [])
for (const fault of faults) console.error(fault)
console.log(`${files.length} files, ${[...arrows.values()].flat().length} arrows, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0

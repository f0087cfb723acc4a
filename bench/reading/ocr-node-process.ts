// The process @gutenye/ocr-node runs in, as its package ships it: reads the PNG whose path it is sent, and dies with its parent.
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import type { PeerLine } from './peer-lines.ts'

type OcrLine = { text: string; mean: number; box?: [number, number][] }
type Ocr = { detect(path: string): Promise<OcrLine[]> }
export type OcrAnswer = { lines: PeerLine[]; cpu_ms: number; memory: number } | { bug: string }

function lineOf({ text, mean, box = [] }: OcrLine): PeerLine {
  const [xs, ys] = [box.map(([x]) => x), box.map(([, y]) => y)]
  return { text, confidence: mean, left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

async function load(folder: string): Promise<Ocr> {
  const entry = join(folder, 'node_modules/@gutenye/ocr-node/build/index.js')
  const { default: made } = (await import(pathToFileURL(entry).href)) as { default: { create(): Promise<Ocr> } }
  return made.create()
}

let ocr: Promise<Ocr> | null = null
async function read(path: string): Promise<OcrAnswer> {
  ocr ??= load(process.argv[2] ?? '.')
  const engine = await ocr
  const before = process.cpuUsage()
  const lines = (await engine.detect(path)).filter(({ box, text }) => box && box.length === 4 && text !== '').map(lineOf)
  const { user, system } = process.cpuUsage(before)
  return { lines, cpu_ms: Math.round((user + system) / 1000), memory: process.resourceUsage().maxRSS * 1024 }
}

process.on('message', (path: string) => {
  void read(path).catch((error: unknown): OcrAnswer => ({ bug: error instanceof Error ? error.message : 'unknown' })).then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined)

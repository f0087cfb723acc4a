// What each mode of the bench measures, prints and keeps.
import { readFile } from 'node:fs/promises'
import type { Rules } from './load-rules.ts'
import { attackTable, measureAttacks } from './measure-attacks.ts'
import { cornerTable, measureCorners } from './measure-corners.ts'
import { measureEndless, tellEndless } from './measure-endless.ts'
import { measureNothing, nothingTable } from './measure-nothing.ts'
import { measurePeers, peerTable, type PeerRow } from './measure-peers.ts'
import { measureSpecimens } from './measure-specimens.ts'
import { fileTable, folderFieldTable } from './folder-tables.ts'
import { UsageError, type Mode, type Options } from './options.ts'
import { countFor, orderForPeers, orderPictures } from './order-pictures.ts'
import { tableText } from './print-table.ts'
import { TruthNotValid, parseTruth, readFolder, type FileTruth } from './read-folder.ts'
import { OCR_NODE_INSTALL, findOcrNode } from './read-with-ocr-node.ts'
import { TESSERACT_INSTALL, findTesseract } from './read-with-tesseract.ts'

/** `raw` is what `--json` keeps. */
export type Results = { count: number; good: boolean; raw: object }
type Run = (options: Options, rules: Rules, today: string) => Promise<Results>

/** The usual number of pictures where only corners are found. */
const USUAL_CORNERS = 300
/** Pictures that go round in an endless run. */
const ENDLESS_SET = 24

async function comparePeers(options: Options, rules: Rules, today: string): Promise<PeerRow[]> {
  const { kinds, levels, seed, set, cache, peers: count, peersFrom } = options
  if (count === 0) return []
  const [tesseract, ocrNode] = [findTesseract(), findOcrNode(peersFrom)]
  if (!tesseract) console.log(`tesseract is not installed: ${TESSERACT_INSTALL}`)
  if (!ocrNode) console.log(`@gutenye/ocr-node is not installed: ${OCR_NODE_INSTALL}`)
  const peers = [tesseract, ocrNode].filter((peer) => peer !== null)
  if (peers.length === 0) return []
  try {
    const rows = await measurePeers(orderForPeers({ kinds, levels, count, seed, set, today }), peers, rules, cache, today)
    console.log(`\n${tableText(peerTable(rows))}`)
    console.log('ours: the photograph as taken, told nothing of what it shows')
    for (const { name, given } of peers) console.log(`${name}: ${given}`)
    console.log('all: labels, rules and check digits of rulebook/documents and core; peers are told the kind and side\n')
    return rows
  } finally {
    for (const peer of peers) await peer.end()
  }
}

async function truthOfFile(file: string | null): Promise<Map<string, FileTruth>> {
  if (file === null) return new Map()
  try {
    return parseTruth(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TruthNotValid || (error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new UsageError(`--truth ${file}: ${(error as Error).message}`)
    }
    throw error
  }
}

const RUNS: Record<Mode, Run> = {
  async specimens(options, rules, today) {
    const results = await measureSpecimens(options, rules, today)
    const peers = await comparePeers(options, rules, today)
    return { ...results, count: results.count + new Set(peers.map((row) => `${row.kind} ${row.side} ${row.level} ${row.seed}`)).size, raw: { ...results.raw, peers } }
  },
  async corners({ kinds, levels, seed, set, cache, count }, _, today) {
    const rows = await measureCorners(orderPictures({ kinds, levels, count: count ?? countFor(USUAL_CORNERS, kinds, levels), seed, set, today }), cache)
    console.log(tableText(cornerTable(rows)))
    return { count: rows.length, good: true, raw: { rows } }
  },
  async nothing({ pictures, seed, cache }, rules) {
    const rows = await measureNothing(pictures, seed, rules, cache)
    console.log(tableText(nothingTable(rows)))
    for (const row of rows.filter((each) => each.number || each.zone)) console.log(`${row.what} seed ${row.seed}: ${row.kind ?? 'no kind'}, read ${row.fields.join(' ')}`)
    return { count: rows.length, good: rows.every((row) => row.outcome !== 'accepted' && row.outcome !== 'reader_failed'), raw: { rows } }
  },
  async attacks(options, rules, today) {
    const rows = await measureAttacks(options, options.pictures, rules, today)
    console.log(tableText(attackTable(rows)))
    return { count: rows.length, good: rows.every((row) => row.attack === 'none' || row.outcome !== 'approved'), raw: { rows } }
  },
  async endless({ pictures, kinds, levels, seed, set, cache }, rules, today) {
    const all = orderPictures({ kinds, levels, count: countFor(ENDLESS_SET, kinds, levels), seed, set, today })
    const orders = all.filter((_, i) => Math.floor((i * ENDLESS_SET) / all.length) !== Math.floor(((i - 1) * ENDLESS_SET) / all.length))
    const endless = await measureEndless(pictures, orders, rules.documents, cache)
    console.log(tellEndless(endless))
    return { count: pictures, good: !endless.trend.grows && endless.restarts === 0, raw: endless }
  },
  async folder({ folder, truth, values }, rules, today) {
    const rows = await readFolder(folder!, await truthOfFile(truth), rules, today)
    console.log(tableText(fileTable(rows, values)))
    if (rows.some((row) => row.scores)) console.log(tableText(folderFieldTable(rows)))
    const raw = values ? rows : rows.map(({ file, kind, side, verdict, read, zone, known, cpu_ms }) => ({ file, kind, side, verdict, read, zone, known, cpu_ms }))
    const isBad = rows.some((row) => row.verdict.outcome === 'failed' || (row.verdict.outcome === 'accepted' && row.wrong.length > 0))
    return { count: rows.length, good: !isBad, raw: { rows: raw } }
  },
}

/** Runs what the options ask for. */
export const runMode: Run = (options, rules, today) => RUNS[options.mode](options, rules, today)

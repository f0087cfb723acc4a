// Debian's Tesseract as a process of its own for each picture: its lines, processor time and memory.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { PeerLine } from './peer-lines.ts'

export type PeerRead = { lines: PeerLine[]; cpu_ms: number; memory: number }
export type Peer = { name: string; given: string; read(png: Buffer, isChinese: boolean): Promise<PeerRead>; end(): Promise<void> }

export const TESSERACT_INSTALL = 'apt-get install tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-eng'
/** Words further apart than this many of their heights are parts of different columns. */
const COLUMN_GAP = 1.5

/** Lines out of Tesseract's TSV: its words by line, parted where columns are; Chinese without its spaces. */
export function linesOfTsv(tsv: string): PeerLine[] {
  const lines = new Map<string, PeerLine[]>()
  for (const row of tsv.split('\n').slice(1)) {
    const [level, page, block, paragraph, line, , left, top, width, height, confidence, text] = row.split('\t')
    if (level !== '5' || !text?.trim()) continue
    const [x, y, w, h] = [Number(left), Number(top), Number(width), Number(height)]
    const word: PeerLine = { text, confidence: Math.max(0, Number(confidence) / 100), left: x, top: y, right: x + w, bottom: y + h }
    const key = `${page} ${block} ${paragraph} ${line}`
    const parts = lines.get(key) ?? []
    const last = parts.at(-1)
    if (last && x - last.right < COLUMN_GAP * (last.bottom - last.top)) parts[parts.length - 1] = join(last, word)
    else parts.push(word)
    lines.set(key, parts)
  }
  return [...lines.values()].flat()
}

function join(a: PeerLine, b: PeerLine): PeerLine {
  const isHan = /\p{Script=Han}$/u.test(a.text) || /^\p{Script=Han}/u.test(b.text)
  return {
    text: `${a.text}${isHan ? '' : ' '}${b.text}`,
    confidence: Math.min(a.confidence, b.confidence),
    left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom),
  }
}

/** Most memory a child of this process has held so far, in bytes; 0 where there is none any more. */
function memoryOfChildren(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter((each) => each.trim() !== '')
    return Math.max(0, ...children.map((child) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0) * 1024))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return 0
    throw error
  }
}

/** Tesseract, if it and the languages are installed; null otherwise. One thread, as our reader has. */
export function findTesseract(): Peer | null {
  const listed = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' })
  const installed = `${listed.stdout ?? ''}${listed.stderr ?? ''}`.split('\n')
  if (listed.status !== 0 || !['chi_sim', 'eng'].every((language) => installed.includes(language))) return null
  return {
    name: 'tesseract',
    given: 'the card cut out by its true corners, upright, 14 px/mm; told its language (chi_sim+eng or eng); psm 3',
    read: (png, isChinese) => new Promise((resolve, reject) => {
      // The shell tells what its children used: Node does not.
      const command = 'TIMEFORMAT="%3U %3S"; time tesseract stdin stdout -l "$0" --psm 3 --dpi 350 tsv 2>/dev/null'
      const shell = spawn('bash', ['-c', command, isChinese ? 'chi_sim+eng' : 'eng'], {
        env: { PATH: process.env['PATH'] ?? '', OMP_THREAD_LIMIT: '1', LC_ALL: 'C.UTF-8' },
      })
      const [out, err]: [Buffer[], Buffer[]] = [[], []]
      let memory = 0
      const watch = setInterval(() => {
        if (shell.pid !== undefined) memory = Math.max(memory, memoryOfChildren(shell.pid))
      }, 40)
      shell.stdout.on('data', (part: Buffer) => out.push(part))
      shell.stderr.on('data', (part: Buffer) => err.push(part))
      shell.once('error', reject)
      shell.once('close', () => {
        clearInterval(watch)
        const [user = 0, system = 0] = Buffer.concat(err).toString().trim().split(/\s+/).slice(-2).map(Number)
        resolve({ lines: linesOfTsv(Buffer.concat(out).toString()), cpu_ms: Math.round((user + system) * 1000), memory })
      })
      shell.stdin.end(png)
    }),
    end: () => Promise.resolve(),
  }
}

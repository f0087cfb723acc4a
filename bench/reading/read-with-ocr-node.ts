// @gutenye/ocr-node in a process of its own: the same models as ours, with the code they are published with.
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { OcrAnswer } from './ocr-node-process.ts'
import type { Peer } from './read-with-tesseract.ts'

const PROGRAM = fileURLToPath(new URL('ocr-node-process.ts', import.meta.url))
export const OCR_NODE_INSTALL = 'npm install --prefix DIR --ignore-scripts @gutenye/ocr-node@1.4.8, then --peers-from DIR'

/** The peer installed below `folder`; null where it is not. */
export function findOcrNode(folder: string): Peer | null {
  if (!existsSync(join(folder, 'node_modules/@gutenye/ocr-node/package.json'))) return null
  const child = fork(PROGRAM, [resolve(folder)], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const temporary = mkdtempSync(join(tmpdir(), 'rn-peer-'))
  const picture = join(temporary, 'card.png')
  return {
    name: 'ocr-node',
    given: 'the card cut out by its true corners, upright, 14 px/mm, as a PNG file; its own defaults, which join what stands on one row into one line',
    async read(png) {
      await writeFile(picture, png)
      const answer = await new Promise<OcrAnswer>((settle, refuse) => {
        const died = (): void => refuse(new Error('the process of ocr-node died'))
        child.once('exit', died)
        child.once('message', (told: OcrAnswer) => {
          child.off('exit', died)
          settle(told)
        })
        child.send(picture)
      })
      if ('bug' in answer) throw new Error(`ocr-node: ${answer.bug}`)
      return answer
    },
    end() {
      child.kill('SIGTERM')
      rmSync(temporary, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

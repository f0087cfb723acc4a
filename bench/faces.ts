// Measures faces: how many are found, how often comparing errs, what it costs, how fast a gallery is searched. --help tells the options.
import { availableParallelism } from 'node:os'
import type { FaceRow } from './faces/face-rows.ts'
import { tableOf } from './faces/face-rows.ts'
import { measureCost } from './faces/measure-cost.ts'
import { measureDrawn } from './faces/measure-drawn.ts'
import { measureFolder } from './faces/measure-folder.ts'
import { measureGallery } from './faces/measure-gallery.ts'
import { measurePairs } from './faces/measure-pairs.ts'
import { FaceUsageError, HELP, readFaceOptions, type FaceMode } from './faces/options.ts'
import { tableText } from './reading/print-table.ts'

/** Prints one table as soon as it is measured; whether it meets its targets. */
async function show(title: string, measured: Promise<readonly FaceRow[]>): Promise<boolean> {
  const rows = await measured
  console.log(tableText(tableOf(title, rows)))
  return rows.every(({ isMet }) => isMet)
}

async function measure(options: FaceMode): Promise<boolean> {
  if (options.mode === 'folder') return show(`Pictures of ${options.path}`, measureFolder(options.path))
  if (options.mode === 'pairs') return show(`Pairs of ${options.path}`, measurePairs(options.path))
  if (options.mode === 'gallery') return show(`A gallery of ${options.size} faces`, measureGallery(options.size))
  const isFound = await show(`${options.count} invented persons, drawn`, measureDrawn(options.count))
  return (await show('Processor time, one core', measureCost())) && isFound
}

/** Runs the command; the exit code. */
async function main(): Promise<number> {
  const options = readFaceOptions(process.argv.slice(2))
  if (!options) {
    console.log(HELP)
    return 0
  }
  const isGood = await measure(options)
  console.log(`${availableParallelism()} cores, Node ${process.version}: ${isGood ? 'good' : 'not good'}`)
  return isGood ? 0 : 1
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof FaceUsageError)) throw error
  console.error(`${error.message}\n\nnode bench/faces.ts --help tells the options`)
  return 2
})

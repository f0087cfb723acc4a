#!/usr/bin/env node
// Runs the command line under the pinned Node: whichever Node started this file, the packages bring their own.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const pinned = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
const main = fileURLToPath(new URL('../flow/start/main.ts', import.meta.url))

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Compiled code is kept between starts: a second start is about a third of a second shorter.
  module.enableCompileCache()
  await import(main)
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
} else {
  console.error(`realname needs Node 24, and this is ${process.version}. Run "npm ci" in the repository first: it brings Node 24 with it.`)
  process.exit(1)
}

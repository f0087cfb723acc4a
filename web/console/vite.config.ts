// Builds the staff console into dist/. The texts of the rulebook are handed in as a constant: the console imports no data folder.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const texts = (locale: string): unknown => JSON.parse(readFileSync(`${here}../../rulebook/texts/console.${locale}.json`, 'utf8'))

export default defineConfig({
  root: here,
  base: '/console/',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic' } },
  define: { CONSOLE_TEXTS: JSON.stringify({ en: texts('en'), 'zh-Hans': texts('zh-Hans') }) },
  build: {
    outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200, modulePreload: { polyfill: false },
    rolldownOptions: {
      // "use client" marks files for React's server components; there is no server rendering here.
      onLog: (level, log, handle) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
    },
  },
})

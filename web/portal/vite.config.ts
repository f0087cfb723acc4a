// Builds the portal into dist/. Everything is a file of its own under the policy default-src 'self': nothing inline, nothing from elsewhere.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Leaves out of the rulebook's texts what no subscriber's page shows: messages are sent by the server, reasons come in words. */
function withoutServerTexts(): Plugin {
  return {
    name: 'without-server-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/rulebook\/texts\/(en|zh-Hans)\.json$/.test(id)) return null
      const { messages: _messages, checks: _checks, reasons: _reasons, ...shown } = JSON.parse(code) as Record<string, unknown>
      return { code: JSON.stringify(shown), map: null }
    },
  }
}

/** Lays a gzip and a Brotli copy beside each text file, for a server that sends what the browser takes. From the disk: bundles still change on the way there. */
function withCompressedCopies(): Plugin {
  return {
    name: 'with-compressed-copies',
    writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((each) => dir && /\.(js|css|svg)$/.test(each))) {
        const file = join(dir ?? '', name)
        const bytes = readFileSync(file)
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
        writeFileSync(`${file}.br`, brotliCompressSync(bytes))
      }
    },
  }
}

export default defineConfig({
  root: here,
  base: '/',
  logLevel: 'warn',
  plugins: [withoutServerTexts(), withCompressedCopies()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})

// Builds the portal into dist/. Everything is a file of its own under the policy default-src 'self': nothing inline, nothing from elsewhere.
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

/** Lays a gzip and a Brotli copy beside each text file, for a server that sends what the browser takes. */
function withCompressedCopies(): Plugin {
  return {
    name: 'with-compressed-copies',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue
        const text = file.type === 'chunk' ? file.code : file.source
        this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(text, { level: 9 }) })
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(text) })
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

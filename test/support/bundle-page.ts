// A page of our own for a real browser, without the app: one program, bundled as it would be built, and what serves it.
import { build } from 'esbuild'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', html: 'text/html' }

export type BundledPage = {
  /** Holds the scripts and styles; whoever asked for the page deletes it. */
  outdir: string
  /** Answers a request for a file of it; the empty name is the page. */
  send(response: ServerResponse, name: string): void
}

/** `entry` from the top of the tree; it finds an element `#root` that fills the window. */
export async function bundlePage(entry: string): Promise<BundledPage> {
  const outdir = mkdtempSync(join(tmpdir(), 'greenroom-page-'))
  await build({
    entryPoints: [entry],
    outdir,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const program = basename(entry).replace(/\.tsx?$/, '')
  const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/${program}.css">
<style>html,body,#root{margin:0;height:100%}</style><div id="root"></div><script type="module" src="/${program}.js"></script>`
  return {
    outdir,
    send(response, name) {
      response.setHeader('content-type', TYPES[name.split('.').at(-1) || 'html'] ?? 'text/plain')
      response.end(
        readdirSync(outdir).includes(name) ? readFileSync(join(outdir, name)) : name === '' ? html : '',
      )
    },
  }
}

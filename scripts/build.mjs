// Builds what production runs: the pages with Vite, and each process as one file with esbuild for a fast start.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { cacheFile, ROOT } from './places.mjs'
import { runCommand } from './run-command.mjs'
import { hashOf, readStamp, writeStamp } from './stamps.mjs'

const PAGE_INPUTS = [
  'app',
  ...readdirSync(join(ROOT, 'questions'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('questions', name)),
  'sandbox/frames.ts',
  'sandbox/contract.ts',
  'sandbox/terminal',
  'public',
  'vite.config.ts',
]
const BUNDLE_INPUTS = ['server.ts', 'app', 'sandbox', 'questions', 'prisma/generated', 'scripts/build.mjs']

/** Each process's entry and the file it becomes. */
const BUNDLES = {
  server: 'server.ts',
  host: 'sandbox/host.ts',
  'screen-worker': 'sandbox/terminal/screen-worker.ts',
  'match-worker': 'app/matching/match-worker.server.ts',
  'index-worker': 'app/recording/index-worker.server.ts',
}

/** Native code, code that finds its own files at run time, and packages that the built pages load too. */
const LEFT_IN_NODE_MODULES = [
  '@node-rs/argon2',
  '@remix-run/*',
  'better-sqlite3',
  'dockerode',
  'highs',
  'node-pty',
  'react',
  'react-dom',
  'vite',
]

/** A bundled file looks for its neighbours where its source lies, and none but the entry is the program that was run. */
const keepsItsPlace = (outdir) => ({
  name: 'keeps-its-place',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path.includes('node_modules')) return undefined
      const from = relative(join(ROOT, outdir), path)
      const url = (place) => `new URL(${JSON.stringify(place)}, import.meta.url).pathname`
      const contents = readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', `${url(`${dirname(from)}/`)}.slice(0, -1)`)
        .replaceAll('import.meta.filename', url(from))
        .replaceAll('import.meta.url === pathToFileURL(', `'imported' === pathToFileURL(`)
      return { contents, loader: 'ts' }
    })
  },
})

const pageHash = () => hashOf(ROOT, [...PAGE_INPUTS, 'package-lock.json'])
const bundleHash = () => hashOf(ROOT, [...BUNDLE_INPUTS, 'package-lock.json'])

export function pagesAreBuilt() {
  return existsSync(join(ROOT, 'build/server/index.js')) && readStamp(cacheFile('pages')) === pageHash()
}

export async function buildPages(note) {
  const hash = pageHash()
  await runCommand(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], {
    cwd: ROOT,
    onLine: note,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  writeStamp(cacheFile('pages'), hash)
}

export function bundlesAreBuilt() {
  const there = Object.keys(BUNDLES).every((name) => existsSync(join(ROOT, `build/${name}.js`)))
  return there && readStamp(cacheFile('bundles')) === bundleHash()
}

export async function buildBundles() {
  const hash = bundleHash()
  await bundle(BUNDLES, 'build')
  writeStamp(cacheFile('bundles'), hash)
}

/** Each entry as one file as production runs it, in a folder of the repository; benches measure programs of their own this way. */
export async function bundle(entryPoints, outdir) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'error',
    external: LEFT_IN_NODE_MODULES,
    plugins: [keepsItsPlace(outdir)],
    // CommonJS packages inside an ES module still say require().
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
}

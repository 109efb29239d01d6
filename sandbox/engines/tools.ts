// The engine's two small C programs and the filters made with them: compiled once, found again by what they are made of.
import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Tier } from '../contract.ts'
import { EngineError } from './engine.ts'
import { toRuleLines } from './seccomp.ts'

const run = promisify(execFile)
const TIERS: readonly Tier[] = ['default', 'network']

export type Tools = { box: string; filters: Record<Tier, string> }

/** `sources` is the folder of native/*.c. */
export async function buildTools(stateDir: string, sources: string): Promise<Tools> {
  const names = (await readdir(sources)).filter((name) => /\.[ch]$/.test(name)).sort()
  const hash = createHash('sha256').update(TIERS.map(toRuleLines).join())
  for (const name of names) hash.update(name).update(await readFile(join(sources, name)))
  const folder = join(stateDir, 'bin', hash.digest('hex').slice(0, 12))
  const tools: Tools = {
    box: join(folder, 'greenroom-box'),
    filters: { default: join(folder, 'default.bpf'), network: join(folder, 'network.bpf') },
  }
  if (existsSync(folder)) return tools
  const staging = `${folder}.${process.pid}`
  await mkdir(staging, { recursive: true, mode: 0o700 })
  try {
    await compile(sources, names, staging)
    for (const tier of TIERS) await writeFilter(staging, tier)
    // Two hosts may build at once; the tools are the same, so whoever comes second may lose.
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return tools
}

async function compile(sources: string, names: string[], to: string): Promise<void> {
  const box = names
    .filter((name) => name.endsWith('.c') && name !== 'seccomp.c')
    .map((name) => join(sources, name))
  const seccomp = [join(to, 'greenroom-seccomp'), join(sources, 'seccomp.c'), '-ldl']
  try {
    // Static: in a box nothing of the box is loaded before the rights are given up.
    await run('gcc', ['-O2', '-static', '-Wall', '-o', join(to, 'greenroom-box'), ...box])
    await run('gcc', ['-O2', '-Wall', '-o', ...seccomp])
  } catch (error) {
    throw new EngineError('engine-missing', explainCompile(error))
  }
}

/** What a failed call of the compiler means for who runs the host. */
export function explainCompile(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  if (absent || /cannot find -l|fatal error: .*: No such file/.test(words))
    return 'gcc or the C library is missing, and with it the tools of the box engine: apt-get install gcc libc6-dev'
  return `The tools of the box engine could not be compiled. ${words.slice(-800)}`
}

async function writeFilter(folder: string, tier: Tier): Promise<void> {
  const compiler = spawn(join(folder, 'greenroom-seccomp'), { stdio: 'pipe' })
  const chunks: Buffer[] = []
  let words = ''
  compiler.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  compiler.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
  compiler.stdin.end(toRuleLines(tier))
  const code = await new Promise<number | null>((resolve, reject) => {
    compiler.on('error', reject)
    compiler.on('close', resolve)
  })
  if (code !== 0) {
    const mend = words.includes('is missing') ? ' To get it: apt-get install libseccomp2' : ''
    throw new EngineError(
      'engine-missing',
      `The system-call filter could not be made: ${words.trim()}.${mend}`,
    )
  }
  await writeFile(join(folder, `${tier}.bpf`), Buffer.concat(chunks))
}

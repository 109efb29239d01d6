// A process that makes one box, runs a program in it, watches a folder of it, and then waits to be killed: `crashing-host.ts STATE ID`.
import { findNativeSources } from '#sandbox/engines/create-engine.ts'
import { createOciEngine } from '#sandbox/engines/oci.ts'
import { smallSpec } from './box-lab.ts'
import { startIn } from './run-lab.ts'

const [stateDir = '', id = ''] = process.argv.slice(2)
const engine = createOciEngine({ stateDir, nativeSources: findNativeSources(), report: () => undefined })
const box = await engine.create(id, smallSpec())
await startIn(box, { argv: ['sleep', '600'], limits: { wallMs: 600_000 } })
await box.watch({ folder: '/root', ignore: [] }, () => undefined)
console.log('ready')
setInterval(() => undefined, 60_000)

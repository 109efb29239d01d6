// A process that makes one box and then waits to be killed: `crashing-host.ts STATE ID`.
import { findNativeSources } from '#sandbox/engines/create-engine.ts'
import { createOciEngine } from '#sandbox/engines/oci.ts'
import { smallSpec } from './box-lab.ts'

const [stateDir = '', id = ''] = process.argv.slice(2)
const engine = createOciEngine({ stateDir, nativeSources: findNativeSources(), report: () => undefined })
await engine.create(id, smallSpec())
console.log('ready')
setInterval(() => undefined, 60_000)

// Where the OCI engine keeps what it makes. Everything is found again by these paths, so a crashed host can clean up.
import { createHash } from 'node:crypto'
import { join } from 'node:path'

export const DEFAULT_STATE = '/var/lib/greenroom'

export type Places = ReturnType<typeof placesOf>

export function placesOf(stateDir: string, runDir = '/run/greenroom') {
  // Two engines on one machine (a test beside the real one) must not take each other's boxes for leftovers.
  const tag =
    stateDir === DEFAULT_STATE ? 'main' : createHash('sha256').update(stateDir).digest('hex').slice(0, 8)
  const run = join(runDir, tag)
  return {
    stateDir,
    boxes: join(stateDir, 'boxes'),
    templates: join(stateDir, 'templates'),
    /** Shared by all engines of the machine: uid ranges are the machine's. */
    slots: join(runDir, 'slots'),
    /** The machine's run folder, where every engine has a folder of its own. */
    runDir,
    run,
    /** A link to the state folder: without that folder, everything here is nobody's. */
    owner: join(run, 'state'),
    runcRoot: join(run, 'runc'),
    meminfo: join(run, 'meminfo'),
    shells: join(run, 'shells'),
    /** Below this directory in every cgroup hierarchy. */
    cgroupRoot: `greenroom-${tag}`,
    probeRoot: `greenroom-${tag}-probes`,
    box: (id: string) => join(stateDir, 'boxes', id),
  }
}

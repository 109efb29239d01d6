// The engine the environment asks for. Each is loaded only when asked for: what is unused costs nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SandboxEngine } from './engine.ts'

export const engineNames = ['oci', 'docker', 'fake'] as const
export type EngineName = (typeof engineNames)[number]

export type EngineOptions = {
  stateDirectory: string
  /** What went wrong with nobody waiting for an answer: a sentence for the log. */
  report: (words: string) => void
}

type Environment = Record<string, string | undefined>

export async function createEngine(
  env: Environment,
  { stateDirectory, report }: EngineOptions,
): Promise<SandboxEngine> {
  const name = env.GREENROOM_ENGINE ?? 'oci'
  switch (name) {
    case 'oci': {
      const { createOciEngine } = await import('./oci.ts')
      return createOciEngine({ stateDir: stateDirectory, nativeSources: findNativeSources(), report })
    }
    case 'docker': {
      const { createDockerEngine } = await import('./docker.ts')
      const socketPath = env.DOCKER_SOCKET
      return createDockerEngine({
        stateDir: stateDirectory,
        nativeSources: findNativeSources(),
        socketPath,
        report,
      })
    }
    case 'fake': {
      const { createFakeEngine } = await import('./fake.ts')
      return createFakeEngine(env)
    }
    default:
      throw new Error(`GREENROOM_ENGINE is "${name}"; it can be one of: ${engineNames.join(', ')}.`)
  }
}

/** The C sources lie beside this file; a bundle of it lies elsewhere in the same checkout. */
export function findNativeSources(): string {
  const here = import.meta.dirname
  const places = [join(here, 'native'), join(here, '../sandbox/engines/native'), 'sandbox/engines/native']
  return places.find((place) => existsSync(join(place, 'main.c'))) ?? join(here, 'native')
}

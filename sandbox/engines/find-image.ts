// The trees that a box of an image stands on, or what to do when there are none.
import { findLayers } from '../image/place.ts'
import { EngineError } from './engine.ts'

/** Top first. */
export async function findImage(stateDir: string, name: string): Promise<string[]> {
  try {
    return await findLayers(stateDir, name)
  } catch {
    const words = `There is no image ${name} in ${stateDir}/images. Build it: npx tsx sandbox/image/build.ts`
    throw new EngineError('engine-missing', words)
  }
}

// Where images lie in the state folder, and of which trees each is made.
import { lstat, realpath } from 'node:fs/promises'
import { join } from 'node:path'

/** A tree, beside it `below` (a link to what it lies on, if it is a layer) and `about.json`. */
export const ROOT_FOLDER = 'rootfs'
export const BELOW_LINK = 'below'
/** `greenroom-box` mounts no more than this. */
const LAYERS_MAX = 4

export function imagesFolder(stateDir: string): string {
  return join(stateDir, 'images')
}

/** The trees of an image, top first. Its name is a pointer that the build turns to the newest one. */
export async function findLayers(stateDir: string, name: string): Promise<string[]> {
  const layers: string[] = []
  let at = await realpath(join(imagesFolder(stateDir), name))
  for (;;) {
    layers.push(await realpath(join(at, ROOT_FOLDER)))
    if (layers.length > LAYERS_MAX) throw new Error(`The image ${name} has more than ${LAYERS_MAX} layers.`)
    const below = join(at, BELOW_LINK)
    // A link that leads nowhere is not the bottom: half an image is none.
    if ((await lstat(below).catch(() => null)) === null) return layers
    at = await realpath(below)
  }
}

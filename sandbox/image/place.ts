// Where images lie in the state folder.
import { join } from 'node:path'

export function imagesFolder(stateDir: string): string {
  return join(stateDir, 'images')
}

/** An image by name: a pointer that the build turns to the newest tree. */
export function imageRoot(stateDir: string, name: string): string {
  return join(imagesFolder(stateDir), name, 'rootfs')
}

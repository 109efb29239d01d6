// Which folders of which boxes are watched, once each, however often it was asked for.
import { WATCHES_PER_BOX_MAX, type HostEvent } from './contract.ts'
import type { Sandbox, Watch } from './engines/engine.ts'

export class Watches {
  readonly #tellAll: (event: HostEvent) => void
  /** By box, then by folder. */
  readonly #boxes = new Map<string, Map<string, Promise<Watch>>>()

  constructor(tellAll: (event: HostEvent) => void) {
    this.#tellAll = tellAll
  }

  /** False = the box has as many as it may. */
  async open(
    sandbox: Sandbox,
    { sandboxId, folder, ignore }: { sandboxId: string; folder: string; ignore: string[] },
  ): Promise<boolean> {
    const folders = this.#boxes.get(sandboxId) ?? new Map<string, Promise<Watch>>()
    this.#boxes.set(sandboxId, folders)
    if (!folders.has(folder) && folders.size >= WATCHES_PER_BOX_MAX) return false
    const opening =
      folders.get(folder) ??
      sandbox.watch({ folder, ignore }, () => this.#tellAll({ type: 'files-changed', sandboxId, folder }))
    folders.set(folder, opening)
    try {
      await opening
      return true
    } catch (error) {
      if (folders.get(folder) === opening) folders.delete(folder)
      throw error
    }
  }

  close(sandboxId: string, folder: string): void {
    const watch = this.#boxes.get(sandboxId)?.get(folder)
    this.#boxes.get(sandboxId)?.delete(folder)
    stopQuietly(watch)
  }

  forgetSandbox(sandboxId: string): void {
    for (const watch of this.#boxes.get(sandboxId)?.values() ?? []) stopQuietly(watch)
    this.#boxes.delete(sandboxId)
  }
}

function stopQuietly(watch: Promise<Watch> | undefined): void {
  void watch?.then(
    (opened) => opened.stop(),
    () => undefined,
  )
}

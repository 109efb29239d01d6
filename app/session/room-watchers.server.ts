// Who follows a live room without being in it: a document that must know who may write right now.

export type RoomWatcher = {
  /** The state may be another one now. */
  changed(): void
  /** This room is over or will be opened anew: let go of it. */
  stopped(closeCode: number): void
}

export class RoomWatchers {
  private readonly all = new Set<RoomWatcher>()

  /** The answer ends it. */
  add(watcher: RoomWatcher): () => void {
    this.all.add(watcher)
    return () => this.all.delete(watcher)
  }

  changed(): void {
    for (const watcher of [...this.all]) watcher.changed()
  }

  stopped(closeCode: number): void {
    for (const watcher of [...this.all]) watcher.stopped(closeCode)
    this.all.clear()
  }
}

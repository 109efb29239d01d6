// What one short sequence may cost an emulator: lines inserted or scrolled a billion times hold a thread for hours, and with
// it every screen that it draws. The browser imports this file too.

/** Of xterm's own, undeclared: the numbers of a sequence as they go on to what carries it out. */
type Core = {
  registerCsiHandler(
    id: { final: string },
    handler: (numbers: { params: ArrayLike<number> & Record<number, number> }) => boolean,
  ): unknown
}

/** Far more than a line holds; a program repeats a character along one. */
const REPEATS_MAX = 2000

/** Inserting more lines than there are is inserting them all: the screen is the same, and it is done at once. */
export function boundWork(terminal: { readonly rows: number }): void {
  // why: see Core; both xterms keep it here.
  const core = (terminal as unknown as { _core: Core })._core
  for (const final of ['L', 'M', 'S', 'T', 'b'])
    core.registerCsiHandler({ final }, ({ params }) => {
      const most = final === 'b' ? REPEATS_MAX : terminal.rows
      params[0] = Math.min(params[0] ?? 0, most)
      // Whoever carries it out comes next.
      return false
    })
}

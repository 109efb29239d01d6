// Where questions come from: our own folder first, then those an operator names in QUESTION_BANKS.
import { resolve } from 'node:path'

/** A comma-separated list of folders with `bank/` and, if they bring their own, `rubrics/`. Each is taken once. */
export function bankRoots(ownRoot: string, named: string | undefined): string[] {
  const others = (named ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')
  return [ownRoot, ...others].filter(
    (path, index, all) => all.findIndex((other) => resolve(other) === resolve(path)) === index,
  )
}

// Fewer options where there are too many to weigh.
import type { Option } from './options.ts'
import { byText, type PlainNeed } from './problem.ts'

/** The best of each need, and of equally good ones some from all over, so that not everybody is sent to the same few. */
export function thin(options: Option[], most: number): Option[] {
  if (options.length <= most) return options
  const byNeed = new Map<PlainNeed, Option[]>()
  for (const option of options) {
    const known = byNeed.get(option.need)
    if (known) known.push(option)
    else byNeed.set(option.need, [option])
  }
  const each = Math.max(1, Math.floor(most / byNeed.size))
  return [...byNeed.values()].flatMap((own) => {
    const order = own.map((option) => ({ option, spread: spreadOf(option) }))
    order.sort(
      (a, b) => b.option.worth - a.option.worth || a.spread - b.spread || byPlace(a.option, b.option),
    )
    return order.slice(0, each).map(({ option }) => option)
  })
}

function byPlace(a: Option, b: Option): number {
  return a.time.at - b.time.at || byText(a.interviewer.id, b.interviewer.id)
}

/** A number that looks like chance and is the same each time. */
function spreadOf({ need, interviewer, time }: Option): number {
  let mixed = Math.imul(need.at + 1, 0x9e3779b1) ^ Math.imul(interviewer.at + 1, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ Math.imul(time.at + 1, 0xc2b2ae35), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

// Krippendorff's alpha: how far any number of people agree, with gaps. One unit is one thing that was rated; null = by nobody there.

export type Metric = 'nominal' | 'ordinal' | 'interval'

type Coincidences = { values: number[]; of: Map<number, Map<number, number>>; totals: number[]; all: number }

/** Null where nobody disagrees because nobody gave more than one value, or where no two people rated the same thing. */
export function krippendorffAlpha(
  units: readonly (readonly (number | null)[])[],
  metric: Metric = 'ordinal',
): number | null {
  const found = coincidencesOf(units)
  const { values, of, totals, all } = found
  if (values.length < 2) return null
  let [seen, byChance] = [0, 0]
  values.forEach((value, at) => {
    values.forEach((other, otherAt) => {
      const apart = distance(found, { at, otherAt, metric })
      seen += (of.get(value)?.get(other) ?? 0) * apart
      byChance += (totals[at] ?? 0) * (totals[otherAt] ?? 0) * apart
    })
  })
  return 1 - ((all - 1) * seen) / byChance
}

/** Each unit counts by the people who rated it: with m of them, every ordered pair weighs 1 / (m - 1). */
function coincidencesOf(units: readonly (readonly (number | null)[])[]): Coincidences {
  const of = new Map<number, Map<number, number>>()
  for (const unit of units) {
    const given = unit.filter((one): one is number => one !== null)
    given.forEach((one, index) => {
      given.forEach((other, otherIndex) => {
        if (index === otherIndex) return
        const row = of.get(one) ?? new Map<number, number>()
        row.set(other, (row.get(other) ?? 0) + 1 / (given.length - 1))
        of.set(one, row)
      })
    })
  }
  const values = [...of.keys()].sort((one, other) => one - other)
  const totals = values.map((value) => sum([...(of.get(value)?.values() ?? [])]))
  return { values, of, totals, all: sum(totals) }
}

type Between = { at: number; otherAt: number; metric: Metric }

/** Ordinal: how many ratings lie between two values, half of each end counted; so only their order matters. */
function distance({ values, totals }: Coincidences, { at, otherAt, metric }: Between): number {
  if (at === otherAt) return 0
  if (metric === 'nominal') return 1
  if (metric === 'interval') return ((values[at] ?? 0) - (values[otherAt] ?? 0)) ** 2
  const [low, high] = at < otherAt ? [at, otherAt] : [otherAt, at]
  const between = sum(totals.slice(low, high + 1))
  return (between - ((totals[low] ?? 0) + (totals[high] ?? 0)) / 2) ** 2
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0)
}

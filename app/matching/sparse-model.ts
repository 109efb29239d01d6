// A linear model under construction: columns with what they are worth, rows with what they may add up to. Maximised.

export type SparseModel = {
  columns: number
  rows: number
  worth: Float64Array
  /** All columns lie between 0 and 1; these must be whole. */
  whole: Int32Array
  rowUpper: Float64Array
  starts: Int32Array
  indices: Int32Array
  values: Float64Array
}

/** `exact`: to the last point. Otherwise to within `gap` of the bound, or until so many nodes have been looked at. */
export type SolveLimits = { exact: boolean; gap: number; nodes: number }

export type Solution = { values: Float64Array; objective: number; bound: number; nodes: number }

/** A solver: the same model, limits and start give the same solution. `start` holds the whole columns of a solution to better. */
export type Solver = (model: SparseModel, limits: SolveLimits, start: Float64Array | null) => Solution

export class ModelBuilder {
  readonly #worth: number[] = []
  readonly #whole: number[] = []
  readonly #entries: { row: number; value: number }[][] = []
  readonly #rowUpper: number[] = []
  readonly #rowOf = new Map<string, number>()

  /** Makes a column and returns its index. */
  column(worth: number, isWhole: boolean): number {
    this.#worth.push(worth)
    this.#whole.push(isWhole ? 1 : 0)
    return this.#entries.push([]) - 1
  }

  /** The row of this key, made when first asked for; `upper` is what it may add up to at most. */
  row(key: string, upper: number): number {
    const known = this.#rowOf.get(key)
    if (known !== undefined) return known
    const row = this.#rowUpper.push(upper) - 1
    this.#rowOf.set(key, row)
    return row
  }

  put(column: number, row: number, value = 1): void {
    this.#entries[column]?.push({ row, value })
  }

  build(): SparseModel {
    const starts = new Int32Array(this.#entries.length + 1)
    for (const [column, entries] of this.#entries.entries()) {
      starts[column + 1] = (starts[column] ?? 0) + entries.length
    }
    const all = this.#entries.flat()
    return {
      columns: this.#entries.length,
      rows: this.#rowUpper.length,
      worth: Float64Array.from(this.#worth),
      whole: Int32Array.from(this.#whole),
      rowUpper: Float64Array.from(this.#rowUpper),
      starts,
      indices: Int32Array.from(all, ({ row }) => row),
      values: Float64Array.from(all, ({ value }) => value),
    }
  }
}

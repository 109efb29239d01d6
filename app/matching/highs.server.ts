// HiGHS as a `Solver`: one thread, a fixed seed and limits that count work instead of time, so that it answers the same again.
import loadHighs, { type ModelData, type ObjectiveSense } from 'highs'
import type { Solver, SparseModel } from './sparse-model.ts'

const SEED = 1
/** Worths are whole numbers: a bound less than one point away cannot be reached. */
const ONE_POINT = 0.99

export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs()
  const { modelStatus, objectiveSense } = highs.constants
  return (model, limits, start) =>
    highs.withModel(toHighs(model, objectiveSense.maximize), (solved) => {
      solved.options.set({
        output_flag: false,
        random_seed: SEED,
        mip_rel_gap: limits.exact ? 0 : limits.gap,
        mip_abs_gap: ONE_POINT,
        mip_max_nodes: limits.nodes,
      })
      if (start) solved.setSolution(wholePartOf(model, start))
      solved.run()
      const status = solved.getModelStatus()
      const isAnswered = status === modelStatus.optimal || status === modelStatus.solutionLimit
      if (!isAnswered) throw new Error(`the solver ended with status ${status}`)
      return {
        values: solved.getSolution().colValue,
        objective: solved.getObjectiveValue(),
        bound: Number(solved.info.get('mip_dual_bound')),
        nodes: Number(solved.info.get('mip_node_count')),
      }
    })
}

/** The rest of the columns follows from the whole ones; HiGHS works it out. */
function wholePartOf(model: SparseModel, start: Float64Array): { indices: Int32Array; values: Float64Array } {
  const indices = Int32Array.from(model.whole.keys()).filter((column) => model.whole[column] === 1)
  return { indices, values: Float64Array.from(indices, (column) => start[column] ?? 0) }
}

function toHighs(model: SparseModel, sense: ObjectiveSense): ModelData {
  const { columns, rows } = model
  return {
    numCols: columns,
    numRows: rows,
    sense,
    colCost: model.worth,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(rows).fill(-Infinity),
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: columns,
      starts: model.starts,
      indices: model.indices,
      values: model.values,
    },
    integrality: model.whole,
  }
}

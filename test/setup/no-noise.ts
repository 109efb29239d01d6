// Makes noise a failure: console.error, console.warn and process warnings fail the test that made them
// (unhandled rejections fail the run: Vitest sees to that). A test that expects noise says so with `expectNoise`.
import { afterAll, afterEach, expect } from 'vitest'

let heard: string[] = []
let announced: string[] | null = null

function hear(from: string, parts: unknown[]) {
  const words = parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part)))
  const list = announced ?? heard
  list.push(`${from}: ${words.join(' ')}`)
}

/** Runs `act` with noise allowed and returns what was said, so that the test can judge it. */
export async function expectNoise(act: () => void | Promise<void>): Promise<string[]> {
  const said: string[] = []
  announced = said
  try {
    await act()
    await warningsDelivered()
  } finally {
    announced = null
  }
  return said
}

/** Node emits process warnings in a later tick. */
function warningsDelivered() {
  return new Promise((resolve) => setImmediate(resolve))
}

async function failOnNoise() {
  await warningsDelivered()
  const words = heard
  heard = []
  expect(words, 'a test makes no noise; announce it with expectNoise').toEqual([])
}

const onWarning = (warning: Error) => hear('process warning', [warning])
process.on('warning', onWarning)
console.error = (...parts: unknown[]) => hear('console.error', parts)
console.warn = (...parts: unknown[]) => hear('console.warn', parts)

afterEach(failOnNoise)
afterAll(async () => {
  await failOnNoise()
  process.off('warning', onWarning)
})

// The figures of documents: how long a key takes to the others' copies, and what an hour of typing weighs.
import type { BenchRow } from './boxes.ts'
import { measureHour, type Weight } from './document-hour.ts'
import { measureTyping, type TypingFigures } from './document-typing.ts'

const LOADS = [
  { people: 2, documents: 1 },
  { people: 20, documents: 1 },
  { people: 2, documents: 50 },
  { people: 20, documents: 50 },
]

export async function benchDocuments(quick: boolean): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const { people, documents } of LOADS) {
    const load = { people, documents, seconds: quick ? 4 : 12 }
    const floor = await measureTyping('relay', load)
    const ours = await measureTyping('server', load)
    const of = `${people} people, ${documents} ${documents === 1 ? 'document' : 'documents'}`
    rows.push({
      name: `a key, until the others have it: ${of}`,
      measured: `${inWords(ours)}; a relay that keeps nothing: ${inWords(floor)}`,
      target: 'p95 < 100 ms',
      met: ours.p95 < 100,
    })
  }
  return [...rows, ...(await hourRows(quick ? 2000 : 12_000))]
}

function inWords({ p50, p95, keys, serverCpu, pagesCpu }: TypingFigures): string {
  const cpu = `CPU per key: server ${serverCpu.toFixed(2)} ms, pages ${pagesCpu.toFixed(2)} ms`
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${keys} keys; ${cpu})`
}

async function hourRows(keys: number): Promise<BenchRow[]> {
  const { apart, during, after, text, edits } = await measureHour(keys)
  return [
    {
      name: `an hour of typing by two: ${edits} edits, ${kib(text)} of text`,
      measured: `${ofWeight(during)}; put away: ${ofWeight(after)}; never put together: ${ofWeight(apart)}`,
      target: '< 512 KiB',
      met: Math.max(during.bytes, after.bytes) < 512 << 10,
    },
  ]
}

function ofWeight({ rows, bytes, fileBytes, openMs }: Weight): string {
  return `${kib(bytes)} in ${rows} ${rows === 1 ? 'row' : 'rows'}, ${kib(fileBytes)} of the file, opened in ${openMs.toFixed(1)} ms`
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`
}

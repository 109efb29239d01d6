// A second reader of recordings, which knows nothing of ours: https://docs.asciinema.org/manual/asciicast/v3/

/** From the format's own description alone, so that a mistake of our reader and writer together would show. */
export function readIndependently(cast: string) {
  const rows = cast
    .split(/\r?\n/)
    .filter((row) => row.length > 0 && !row.startsWith('#'))
    .map((row): unknown => JSON.parse(row))
  const header = rows[0] as { version: number; term: { cols: number; rows: number }; timestamp: number }
  if (header.version !== 3) throw new Error('not version 3')
  const events = rows.slice(1) as [number, string, string][]
  for (const [interval, code, value] of events) {
    if (!(interval >= 0) || !'oimrx'.includes(code) || typeof value !== 'string')
      throw new Error(`not an event: ${code}`)
    if (code === 'r' && !/^\d+x\d+$/.test(value)) throw new Error(`not a size: ${value}`)
    if (code === 'x' && !/^\d+$/.test(value)) throw new Error(`not an exit status: ${value}`)
  }
  return {
    startedAtSeconds: header.timestamp,
    size: [header.term.cols, header.term.rows],
    seconds: events.reduce((sum, [interval]) => sum + interval, 0),
    output: events.map(([, code, value]) => (code === 'o' ? value : '')).join(''),
    sizes: events.flatMap(([, code, value]) => (code === 'r' ? [value] : [])),
    exits: events.flatMap(([, code, value]) => (code === 'x' ? [value] : [])),
    markers: events.flatMap(([, code, value]) => (code === 'm' ? [value] : [])),
  }
}

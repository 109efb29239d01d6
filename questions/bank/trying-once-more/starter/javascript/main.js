// Plays a story of tries and prints what `retry` did. Nothing has to be changed here.
const { Failed, retry } = require('./retry.js')

for (const line of require('node:fs').readFileSync(0, 'utf8').split('\n')) {
  if (line === '') continue
  const story = JSON.parse(line)
  let tried = 0
  let asked = 0
  const said = []
  let now = 0
  const work = () => {
    const end = story.tries[tried++] ?? 'ok'
    now += story.takes ?? 0
    said.push('try')
    if (end !== 'ok') throw new Failed(end)
    return 'done'
  }
  const sleep = (seconds) => {
    now += seconds
    said.push(`wait ${seconds.toFixed(3)}`)
  }
  try {
    said.push(
      retry(work, {
        tries: story.max,
        first: story.first,
        cap: story.cap,
        deadline: story.deadline ?? null,
        mayRetry: (error) => story.retry.includes(error.kind),
        chance: () => story.chances[asked++],
        sleep,
        now: () => now,
      }),
    )
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    said.push(`gave up: ${error.kind}`)
  }
  console.log(said.join(', '))
}

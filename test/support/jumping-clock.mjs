// Loaded into a process before its program: at SIGUSR2 its clock is set an hour back, and at the next one two hours ahead,
// as somebody does who sets the clock of the machine. What counts elapsed time is left alone, as the kernel leaves it.
import process from 'node:process'

const HOUR = 3_600_000
const steps = [-HOUR, 2 * HOUR]
let offset = 0

const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offset)
    else super(...given)
  }

  static now() {
    return RealDate.now() + offset
  }
}
process.on('SIGUSR2', () => {
  offset += steps.shift() ?? 0
  process.stderr.write(`the clock was set to ${new Date().toISOString()}\n`)
})

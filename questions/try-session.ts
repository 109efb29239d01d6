// One person, one box, one clock: the shell with a small menu behind it, until they leave.
import type { SandboxClient } from '#sandbox/client.ts'
import { wordsOf } from './check-box.ts'
import type { CheckedBox, Readings } from './check-box.ts'
import { toClock } from './check-report.ts'
import type { TroubleshootingQuestion } from './schema.ts'
import { createKeys, MENU_KEY } from './try-keys.ts'
import type { Typed } from './try-keys.ts'
import { flow, openScreen } from './try-screen.ts'
import type { Tty, TryScreen } from './try-screen.ts'
import { openShell } from './try-shell.ts'
import type { Shell } from './try-shell.ts'

const MENU = 'p probes · h next hint · t time · r reboot the box · q leave · any other key: back'

export type TryOutcome = {
  ms: number
  hints: number
  /** When the probes first all passed; null = they never did while somebody asked. */
  solvedMs: number | null
  /** At the end; null where there was no box any more. */
  readings: Readings | null
  /** The same after a last reboot; null where something did not pass before it. */
  rebooted: Readings | string | null
}

export type TryOrder = {
  client: SandboxClient
  sandboxId: string
  question: TroubleshootingQuestion
  tty: Tty
}

/** The clock starts here, with the prompt. Resolves when they have left; `stop` makes them. */
export async function trySession(
  { client, sandboxId, question, tty }: TryOrder,
  box: CheckedBox,
  stop: AbortSignal,
): Promise<TryOutcome> {
  const screen = openScreen(tty)
  const attempt = new Attempt(question, box, screen)
  const keys = createKeys()
  const onInput = (chunk: Buffer) => keys(chunk).forEach((typed) => attempt.take(typed))
  const onResize = () => attempt.shell?.resize()
  const onStop = () => attempt.leave()
  tty.input.on('data', onInput)
  tty.output.on('resize', onResize)
  stop.addEventListener('abort', onStop)
  try {
    attempt.greet()
    for (let count = 1; !attempt.left; count += 1) {
      attempt.shell = await openShell(client, { sandboxId, count }, screen)
      if ((await attempt.shell.ended) === 'lost') attempt.leave()
      await attempt.idle
      if (!attempt.left) screen.say('\n-- The shell has ended. Here is a new one.')
    }
  } catch (error) {
    screen.say(`\n-- ${wordsOf(error)}`)
  } finally {
    tty.input.off('data', onInput)
    tty.output.off('resize', onResize)
    stop.removeEventListener('abort', onStop)
    attempt.shell?.close()
    screen.close()
  }
  return attempt.finish()
}

class Attempt {
  shell: Shell | null = null
  left = false
  /** Settles when nothing the menu was asked for is under way. */
  idle: Promise<void> = Promise.resolve()
  readonly #question: TroubleshootingQuestion
  readonly #box: CheckedBox
  readonly #screen: TryScreen
  readonly #began = performance.now()
  #endedMs: number | null = null
  #hints = 0
  #solvedMs: number | null = null
  /** After a word of ours on top of a full-screen program: the next key only takes it away. */
  #reading = false

  constructor(question: TroubleshootingQuestion, box: CheckedBox, screen: TryScreen) {
    this.#question = question
    this.#box = box
    this.#screen = screen
  }

  greet(): void {
    const { prompt, minutes, sandbox } = this.#question
    this.#screen.say(`\n${flow(prompt.trim())}\n`)
    this.#screen.say(
      `-- ${minutes.working} minutes on ${sandbox.hostname}, from now. ${MENU_KEY}, then: ${MENU}\n`,
    )
  }

  take(typed: Typed): void {
    if (this.left) return
    if (this.#reading) {
      this.#reading = false
      return this.#back()
    }
    if (typed.kind === 'keys') this.shell?.type(typed.bytes)
    else if (typed.kind === 'menu') {
      this.#screen.hold()
      this.#screen.say(`-- ${MENU}`)
    } else {
      // One after the other, however fast somebody types.
      this.idle = this.idle.then(() => this.#choose(typed.key))
    }
  }

  leave(): void {
    if (this.left) return
    this.left = true
    this.#endedMs = performance.now() - this.#began
    this.shell?.close()
  }

  async finish(): Promise<TryOutcome> {
    await this.idle
    const ms = this.#endedMs ?? performance.now() - this.#began
    const readings = await this.#box.readProbes().catch(() => null)
    const solved = readings !== null && countPassing(readings) === readings.size
    const rebooted = solved ? await this.#readRebooted() : null
    return { ms, hints: this.#hints, solvedMs: this.#solvedMs ?? (solved ? ms : null), readings, rebooted }
  }

  async #choose(key: string): Promise<void> {
    const { sandbox } = this.#question
    switch (key) {
      case 'p':
        this.#screen.say('-- Running the probes …')
        await this.#probe()
        break
      case 'h':
        this.#screen.say(this.#nextHint())
        break
      case 't':
        this.#screen.say(`-- ${this.#clock()}`)
        break
      case 'r':
        this.#screen.say(`-- ${sandbox.hostname} is rebooting …`)
        await this.#box.reboot().catch((error: unknown) => this.#screen.say(`-- ${wordsOf(error)}`))
        break
      case 'q':
        return this.leave()
      default:
        return this.#back()
    }
    if (!this.#screen.covers()) return this.#back()
    this.#screen.say('-- Any key: back')
    this.#reading = true
  }

  #back(): void {
    this.#screen.release()
    this.shell?.redraw()
  }

  async #probe(): Promise<void> {
    const readings = await this.#box.readProbes().catch((error: unknown) => wordsOf(error))
    if (typeof readings === 'string') return this.#screen.say(`-- ${readings}`)
    if (countPassing(readings) === readings.size) this.#solvedMs ??= performance.now() - this.#began
    this.#screen.say(verdictLines(this.#question, readings).join('\n'))
    this.#screen.say(`-- ${countPassing(readings)} of ${readings.size} pass. ${this.#clock()}`)
  }

  #nextHint(): string {
    const { hints } = this.#question
    const hint = hints[this.#hints]
    if (!hint) return '-- There are no more hints.'
    this.#hints += 1
    return `-- Hint ${this.#hints} of ${hints.length}: ${hint.title}. ${hint.text.trim()}`
  }

  #clock(): string {
    const used = toClock(performance.now() - this.#began)
    return `${used} of ${this.#question.minutes.working} minutes, ${this.#hints} of ${this.#question.hints.length} hints.`
  }

  async #readRebooted(): Promise<Readings | string> {
    try {
      await this.#box.reboot()
      return await this.#box.readProbes()
    } catch (error) {
      return wordsOf(error)
    }
  }
}

const VERDICTS = { pass: 'pass', 'not-yet': 'not yet', 'could-not-check': 'could not check' } as const

/** What a candidate may know: which fact, and whether it holds. The probe's own words are for the interviewer. */
export function verdictLines({ probes }: TroubleshootingQuestion, readings: Readings): string[] {
  return probes.map(({ id, says }) => {
    const verdict = readings.get(id)?.verdict ?? 'could-not-check'
    return `   ${VERDICTS[verdict].padEnd(15)}  ${says}`
  })
}

export function countPassing(readings: Readings): number {
  return [...readings.values()].filter(({ verdict }) => verdict === 'pass').length
}

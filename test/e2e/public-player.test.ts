// A recording in the player of the people who made the format, in a real browser and without the app.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node-pty'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Recorder } from '#sandbox/terminal/recorder.ts'
import { ROOT } from '../support/source-tree.ts'
import { CHROMIUM } from './people.ts'

const PLAYER = join(ROOT, 'node_modules/asciinema-player/dist/bundle')
const [COLS, ROWS] = [60, 12]

/** What a real program draws: colours, a cursor that jumps, characters of more than one byte, another size. */
const PROGRAM = String.raw`
stty -echo
printf '\033[1;32mactive (running)\033[0m\r\n'
printf 'caf\303\251 \342\234\223\r\n'
printf '\033[5;10Hfound it\033[8;1H'
printf 'with input: '; read -r word; printf 'thanks\r\n'
`

async function recordProgram(path: string): Promise<void> {
  const recorder = new Recorder({
    openFile: () => open(path, 'ax'),
    title: 'A program',
    cols: COLS,
    rows: ROWS,
    now: Date.now,
    onTrouble: (words) => {
      throw new Error(words)
    },
  })
  const shell = spawn('bash', ['--norc', '-c', PROGRAM], { cols: COLS, rows: ROWS, encoding: null })
  await new Promise<void>((resolve) => {
    // why: without an encoding what comes are bytes, which the types do not know.
    shell.onData((bytes) => {
      const output = bytes as unknown as Buffer
      recorder.output(output)
      if (output.includes('with input')) shell.write('not-to-be-kept\r')
    })
    shell.onExit(({ exitCode }) => {
      recorder.exit(exitCode)
      resolve()
    })
  })
  await recorder.close()
}

describe('the player of the people who made the format', () => {
  let folder = ''
  let browser: Browser
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'public-player-'))
    browser = await chromium.launch(CHROMIUM)
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  it('RC15 plays a recording to its end: sizes, places and characters are those of the program', async () => {
    const path = join(folder, 'one.cast')
    await recordProgram(path)
    const cast = readFileSync(path, 'utf8')
    expect(cast).not.toContain('not-to-be-kept')

    const page = await browser.newPage()
    await page.setContent('<!doctype html><div id="player"></div>')
    await page.addStyleTag({ path: join(PLAYER, 'asciinema-player.css') })
    await page.addScriptTag({ path: join(PLAYER, 'asciinema-player.min.js') })
    await page.evaluate((data) => {
      // why: the script puts its one name on the window, which no type knows.
      const { AsciinemaPlayer } = window as unknown as {
        AsciinemaPlayer: { create(source: object, place: Element | null, options: object): object }
      }
      AsciinemaPlayer.create({ data }, document.querySelector('#player'), { poster: 'npt:59:59' })
    }, cast)
    const screen = page.locator('.ap-term')
    await screen.getByText('thanks').waitFor()
    const shown = await screen.innerText()
    const lines = shown.split('\n').map((line) => line.trimEnd())
    expect(lines[0]).toBe('active (running)')
    expect(lines[1]).toBe('café ✓')
    expect(lines[4]).toBe(`${' '.repeat(9)}found it`)
    expect(lines[7]).toBe('with input: thanks')
  })
})

// Records what real programs print, for the tests of joining: `npx tsx test/sandbox/streams/record.ts`. Run by hand, rarely.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Pty } from '#sandbox/terminal/pty.ts'

const QUIET_MS = 80
const COLS = 80
const ROWS = 24
/** Of this run alone: another's server is not ours to end. */
const TMUX_SOCKET = `greenroom-record-${process.pid}`

type Recipe = { name: string; command: string; keys: string[] }

const times = (count: number, key: string) => Array.from({ length: count }, () => key)

const prose = Array.from(
  { length: 160 },
  (_, i) => `${i + 1} The quick brown fox jumps over the lazy dog; naïve café ✓ 日本語 ${'.'.repeat(i % 40)}`,
).join('\n')

const recipes: Recipe[] = [
  {
    name: 'less',
    command: 'less prose.txt',
    keys: [...times(20, 'j'), ...times(3, ' '), 'G', 'g', '/lazy\r', 'n', 'n', ...times(5, 'j'), 'q'],
  },
  {
    name: 'top',
    command: 'unshare --pid --fork --mount-proc top -d 0.3',
    keys: [' ', 'c', ' ', '1', ' ', 'M', ' ', ' ', 'q'],
  },
  {
    name: 'bash',
    command: 'exec bash --norc --noprofile -i',
    keys: [
      'echo hello world this is a long line that will wrap around the terminal width for sure yes it will',
      '\x01',
      'xyz',
      '\x05',
      '\r',
      'ls -la --color=always\r',
      'echo 日本語 café ✓ 🎉\r',
      '\x12ls',
      '\r',
      'seq 1 60\r',
      'printf "\\e[3;10r\\e[5;1Hin a region\\n\\n\\n\\n\\e[r"\r',
      'printf "\\e(0lqqk\\e(B \\e[1;4;38;5;208mstyled\\e[0m\\n"\r',
      'clear\r',
    ],
  },
  {
    name: 'tmux',
    command: `tmux -L ${TMUX_SOCKET} -f /dev/null new-session "bash --norc --noprofile" ";" set -g status-right ""`,
    keys: [
      'ls -la\r',
      'seq 1 50\r',
      '\x02"',
      'ls --color=always\r',
      'seq 1 40\r',
      '\x02o',
      'echo hi\r',
      '\x02%',
      'seq 1 30\r',
      '\x02[',
      '\x1b[A',
      '\x1b[5~',
      'q',
    ],
  },
  {
    name: 'git-log',
    command: 'git log --color --graph --stat | less -R',
    keys: [...times(15, 'j'), ...times(4, ' '), 'G', ...times(6, 'k'), 'q'],
  },
  {
    name: 'vim',
    command: 'vim.tiny -u NONE prose.txt || vim -u NONE prose.txt',
    keys: [
      ...times(30, 'j'),
      'o',
      'inserted text here',
      '\x1b',
      'dd',
      '\x06',
      '\x06',
      '\x02',
      ':split\r',
      ...times(30, 'j'),
      'G',
      'gg',
      'x',
      'x',
      'P',
      '/lazy\r',
      'n',
      ':qa!\r',
    ],
  },
  {
    name: 'progress',
    command: `for i in $(seq 1 60); do printf '\\r\\e[K\\e[3%dm%3d%%\\e[0m [%*s]' $((i%7+1)) $((i*100/60)) $((i/2)) '█'; sleep 0.01; done; echo; for i in $(seq 1 50); do printf '\\e[1mline\\e[0m %d é✓\\n' $i; done`,
    keys: [],
  },
]

function record({ command, keys }: Recipe, cwd: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    const waiting = [...keys]
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: cwd,
      TERM: 'xterm-256color',
      LC_ALL: 'C.UTF-8',
      PS1: '$ ',
      HISTFILE: '',
      LESSHISTFILE: '-',
    }
    const args = ['--norc', '--noprofile', '-c', `cd ${cwd}; ${command}`]
    const finish = () => resolve(Buffer.concat(pieces))
    const next = () => {
      const key = waiting.shift()
      if (key === undefined) return pty.end()
      pty.write(Buffer.from(key))
      quiet.refresh()
    }
    const pty = new Pty(
      { file: '/bin/bash', args, env, dispose: () => Promise.resolve() },
      { cols: COLS, rows: ROWS },
      { onOutput: (bytes) => void (pieces.push(bytes), quiet.refresh()), onExit: finish },
    )
    const quiet = setTimeout(next, QUIET_MS * 6)
    setTimeout(() => pty.end(), 20_000).unref()
  })
}

const cwd = mkdtempSync(join(tmpdir(), 'streams-'))
writeFileSync(join(cwd, 'prose.txt'), prose)
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    cwd,
    stdio: 'ignore',
  })
git('init', '-q')
for (let i = 0; i < 30; i++) {
  writeFileSync(join(cwd, `file-${i % 7}.txt`), prose.slice(0, 100 + i * 50))
  git('add', '-A')
  git('commit', '-q', '-m', `Change number ${i}`)
}
/** Its server outlives the shell that started it, and would outlive a failed run as well. */
function endTmux(): void {
  spawnSync('tmux', ['-L', TMUX_SOCKET, 'kill-server'], { stdio: 'ignore' })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
process.on('exit', () => {
  endTmux()
  rmSync(cwd, { recursive: true, force: true })
})
for (const recipe of recipes) {
  const bytes = await record(recipe, cwd)
  writeFileSync(new URL(`./${recipe.name}.gz`, import.meta.url), gzipSync(bytes, { level: 9 }))
  process.stdout.write(`${recipe.name}: ${bytes.length} bytes\n`)
}
process.exit(0)

// Runs a program to its end and keeps its output, which is shown only when it fails.
import { spawn, spawnSync } from 'node:child_process'
import { tail } from './progress.mjs'

export class CommandFailed extends Error {
  constructor(command, args, { code, signal, output }) {
    super(
      `${[command, ...args].join(' ')} ${signal ? `was ended by ${signal}` : `ended with code ${code}`}\n${tail(output)}`,
    )
    this.name = 'CommandFailed'
    this.code = code
    this.output = output
  }
}

/** Resolves to everything the command wrote. `onLine` hears each line as it comes. */
export function runCommand(command, args, { onLine, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    const hear = (chunk) => {
      output += chunk
      const lines = String(chunk)
        .split('\n')
        .filter((line) => line.trim() !== '')
      for (const line of lines) onLine?.(line.trim())
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)))
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new CommandFailed(command, args, { code, signal, output }))
    })
  })
}

/** True when the program ends with 0; a program that is not there counts as no. */
export function succeeds(command, args, options = {}) {
  return spawnSync(command, args, { stdio: 'ignore', ...options }).status === 0
}

/** Puts sudo in front where the caller is not root. */
export function asRoot(command, args) {
  return process.getuid() === 0 ? [command, args] : ['sudo', [command, ...args]]
}

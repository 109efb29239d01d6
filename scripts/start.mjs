// `npm start`: makes the machine ready, then runs the sandbox host and the web process and keeps both running.
// `--dev` runs both from source, with hot reload of the pages.
import { execFileSync } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { keepRunning } from './keep-running.mjs'
import { loadSettings, ROOT } from './places.mjs'
import { createProgress } from './progress.mjs'
import { asRoot, runCommand } from './run-command.mjs'
import { SetupStopped, setUp } from './setup.mjs'
import { chooseWebUser } from './web-user.mjs'

const HOST_READY_MS = 60_000
const WEB_READY_MS = 60_000
const LOOK_AGAIN_MS = 50

const LEASH = join(ROOT, 'scripts/leash.mjs')
const progress = createProgress()

function canListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', (error) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
}

async function assertPortFree({ PORT, HOST }) {
  const problem = await canListen(Number(PORT), HOST)
  if (problem === null) return
  const words = {
    EADDRINUSE: `Port ${PORT} is in use by another program. End it, or choose another: PORT=3100 npm start`,
    EACCES: `You may not listen on port ${PORT}. Choose one from 1024 up: PORT=3000 npm start`,
    EADDRNOTAVAIL: `${HOST} is not an address of this machine. Set HOST to one that is.`,
  }
  throw new SetupStopped(words[problem] ?? `Port ${PORT} on ${HOST} cannot be used (${problem}).`)
}

function answersAt(path) {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

async function assertNoOtherHost({ SANDBOX_SOCKET }) {
  if (!(await answersAt(SANDBOX_SOCKET))) return
  throw new SetupStopped(
    `A Greenroom host already answers at ${SANDBOX_SOCKET}. End the other npm start, or set SANDBOX_SOCKET and GREENROOM_STATE to other places.`,
  )
}

/** Waits until `look` says yes; gives up with words when the process keeps ending or time runs out. */
async function untilReady({ kept, what, limitMs, look }) {
  const giveUpAt = performance.now() + limitMs
  while (!(await look())) {
    if (kept.ends >= 3)
      throw new SetupStopped(`The ${what} keeps ending while it starts; its words stand above.`)
    if (performance.now() > giveUpAt)
      throw new SetupStopped(`The ${what} did not answer within ${limitMs / 1000} s.`)
    await wait(LOOK_AGAIN_MS)
  }
}

async function webAnswers({ PORT, HOST }) {
  const address = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST
  try {
    await fetch(`http://${address.includes(':') ? `[${address}]` : address}:${PORT}/healthz`)
    return true
  } catch {
    return false
  }
}

/** The group that may open the host's socket: the one the web process runs in. */
function startHost(places, { dev, group }) {
  const entry = dev ? ['--import', 'tsx', 'sandbox/host.ts'] : ['build/host.js']
  const settings = Object.entries({
    ...places,
    ...(group ? { GREENROOM_GROUP: group } : {}),
    // sudo passes on only what it is told.
    ...(process.env.GREENROOM_BOX_MEMORY_MB
      ? { GREENROOM_BOX_MEMORY_MB: process.env.GREENROOM_BOX_MEMORY_MB }
      : {}),
    NODE_ENV: dev ? 'development' : 'production',
  })
  const [command, args] = asRoot('env', [
    ...settings.map(([key, value]) => `${key}=${value}`),
    process.execPath,
    '--enable-source-maps',
    '--import',
    LEASH,
    ...entry,
  ])
  // In its own group, so that Ctrl-C reaches it through us, after the web process; sudo needs our terminal to ask.
  const detached = process.getuid() === 0
  return keepRunning({ name: 'sandbox host', command, args, options: { cwd: ROOT, detached }, say: warn })
}

function startWeb(places, { dev, user }) {
  const entry = dev ? ['--import', 'tsx', 'server.ts'] : ['build/server.js']
  const env = { ...process.env, ...places, NODE_ENV: dev ? 'development' : 'production' }
  return keepRunning({
    name: 'web process',
    command: process.execPath,
    args: ['--enable-source-maps', '--import', LEASH, ...entry],
    options: {
      cwd: ROOT,
      detached: true,
      env: user ? { ...env, HOME: '/nonexistent', USER: user.name, LOGNAME: user.name } : env,
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    },
    say: warn,
  })
}

/** An ordinary user who starts the host through sudo must still be able to open its socket. */
function ownGroup() {
  return process.getuid() === 0 ? null : execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
}

function warn(words) {
  console.error(`  ! ${words}`)
}

async function main() {
  loadSettings()
  const dev = process.argv.includes('--dev')
  const kept = []
  let ending = null
  const end = () =>
    (ending ??= kept.reduceRight((before, one) => before.then(() => one.stop()), Promise.resolve()))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end())

  try {
    const places = await setUp({ purpose: dev ? 'dev' : 'app' })
    const demo = readDemo(places)
    demo.catch(() => {})
    await assertPortFree(places)
    await assertNoOtherHost(places)
    const { user, why } = dev ? { user: null, why: null } : chooseWebUser(places)
    if (why) warn(why)
    kept.push(startHost(places, { dev, group: user?.name ?? ownGroup() }))
    await untilReady({
      kept: kept[0],
      what: 'sandbox host',
      limitMs: HOST_READY_MS,
      look: () => ending ?? answersAt(places.SANDBOX_SOCKET),
    })
    kept.push(startWeb(places, { dev, user }))
    await untilReady({
      kept: kept[1],
      what: 'web process',
      limitMs: WEB_READY_MS,
      look: () => ending ?? webAnswers(places),
    })
    if (!ending) welcome(places, await demo)
  } catch (error) {
    await end()
    if (!(error instanceof SetupStopped)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

const LIST_DEMO = `
import { DEMO_PASSWORD, DEMO_PEOPLE } from './prisma/demo-people.ts'
console.log(JSON.stringify({ password: DEMO_PASSWORD, people: DEMO_PEOPLE }))`

/** Who can be somebody here, read from where the seed reads it. Null where the demo is off. */
async function readDemo(places) {
  const own = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(places.PUBLIC_URL).hostname)
  if (process.env.DEMO === '0' || !own) return null
  const args = ['--import', 'tsx', '--input-type=module', '-e', LIST_DEMO]
  return JSON.parse(await runCommand(process.execPath, args, { cwd: ROOT }))
}

function welcome(places, demo) {
  const { line } = progress
  line()
  if (demo) {
    const width = Math.max(...demo.people.map(({ email }) => email.length))
    line('  Demo people, one click each on the first page:')
    for (const { name, role, email, about } of demo.people) {
      line(`    ${name.padEnd(18)} ${role.padEnd(12)} ${email.padEnd(width)}  ${about}`)
    }
    line(`  Their password is: ${demo.password}`)
    line()
  }
  line(`  Greenroom is ready: ${places.PUBLIC_URL}`)
  line('  Ctrl-C ends it.')
}

await main()

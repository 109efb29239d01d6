// The steps of set-up, in order. Each says what it is, whether it is done already, and how it is done.
import { existsSync, readdirSync } from 'node:fs'
import { chmod, chown, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { buildBundles, buildPages, bundlesAreBuilt, pagesAreBuilt } from './build.mjs'
import { dependenciesAreInStep, installDependencies } from './dependencies.mjs'
import { installPackages, listMissingPackages, packagesFor } from './packages.mjs'
import { cacheFile, databaseFile, ROOT } from './places.mjs'
import { asRoot, runCommand } from './run-command.mjs'
import { hashOf, readStamp, writeStamp } from './stamps.mjs'
import { findWebUser, makeWebUser } from './web-user.mjs'

const TSX = join(ROOT, 'node_modules/tsx/dist/cli.mjs')
const PRISMA = join(ROOT, 'node_modules/prisma/build/index.js')

function node(args, { places, note }) {
  return runCommand(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...places }, onLine: note })
}

function nodeAsRoot(args, { places, note }) {
  const settings = Object.entries(places).map(([key, value]) => `${key}=${value}`)
  const [command, argv] = asRoot('env', [...settings, process.execPath, ...args])
  return runCommand(command, argv, { cwd: ROOT, onLine: note })
}

/** A step that is done when what it is made from has not changed since. */
function whenChanged({ title, stampFile, inputs, present = () => true, run }) {
  return {
    title,
    isDone: (at) => present(at) && readStamp(stampFile(at)) === inputs(at),
    run: async (at) => {
      const made = inputs(at)
      await run(at)
      writeStamp(stampFile(at), made)
    },
  }
}

/** Beside the database, so that a database put aside takes its stamps along. */
const besideDatabase = (name) => (at) => `${databaseFile(at.places.DATABASE_URL)}.${name}`

const packages = {
  title: 'Debian packages',
  isDone: (at) => listMissingPackages(packagesFor(at)).length === 0,
  run: (at) => installPackages(listMissingPackages(packagesFor(at)), at.note),
}

const dependencies = {
  title: 'npm packages',
  isDone: dependenciesAreInStep,
  run: (at) => installDependencies(at.note),
}

const databaseClient = whenChanged({
  title: 'database client',
  stampFile: () => cacheFile('database-client'),
  inputs: () => hashOf(ROOT, ['prisma/schema.prisma', 'package-lock.json']),
  present: () => existsSync(join(ROOT, 'prisma/generated/client.ts')),
  run: (at) => node([PRISMA, 'generate'], at),
})

/** A restart of the machine may bring other settings, so its boot counts as an input. */
const bootId = () => readStamp('/proc/sys/kernel/random/boot_id') ?? ''

const kernelLimits = whenChanged({
  title: 'limits of the machine for boxes',
  stampFile: () => cacheFile('kernel-limits'),
  inputs: () => hashOf(ROOT, ['sandbox/host-limits.ts'], { also: bootId() }),
  run: (at) => nodeAsRoot([TSX, 'sandbox/host-limits.ts'], at),
})

const imageNames = () =>
  readdirSync(join(ROOT, 'sandbox/image/images'))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))

const boxImages = whenChanged({
  title: 'box images',
  stampFile: () => cacheFile('box-image'),
  inputs: (at) => hashOf(ROOT, ['sandbox/image'], { also: at.places.GREENROOM_STATE }),
  present: (at) => imageNames().every((name) => existsSync(join(at.places.GREENROOM_STATE, 'images', name))),
  run: (at) => nodeAsRoot([TSX, 'sandbox/image/build.ts', '--state', at.places.GREENROOM_STATE], at),
})

const pages = { title: 'pages', isDone: pagesAreBuilt, run: (at) => buildPages(at.note) }
const bundles = { title: 'server and host', isDone: bundlesAreBuilt, run: () => buildBundles() }

const webUser = {
  title: 'user greenroom for the web process',
  isDone: (at) => process.getuid() !== 0 || findWebUser(at.places) !== null,
  run: () => makeWebUser(),
}

const database = whenChanged({
  title: 'database',
  stampFile: besideDatabase('schema'),
  inputs: () => hashOf(ROOT, ['prisma/migrations']),
  present: (at) => existsSync(databaseFile(at.places.DATABASE_URL)),
  run: async (at) => {
    await mkdir(dirname(databaseFile(at.places.DATABASE_URL)), { recursive: true })
    await node([PRISMA, 'migrate', 'deploy'], at)
  },
})

/** Once a day, because the demo has sessions today and tomorrow. */
const today = () => new Date().toISOString().slice(0, 10)

const demo = {
  title: 'demo people and sessions',
  isDone: (at) => !at.demo || readStamp(besideDatabase('demo')(at)) === today(),
  run: async (at) => {
    await node([TSX, 'prisma/seed.ts'], at)
    writeStamp(besideDatabase('demo')(at), today())
  },
}

/** The web process writes the database; the socket's folder lends its group to the socket in it. */
const ownership = {
  title: 'places of the database and the socket',
  isDone: () => false,
  quiet: true,
  run: async (at) => {
    const user = findWebUser(at.places) ?? { uid: process.getuid(), gid: process.getgid() }
    const sockets = dirname(at.places.SANDBOX_SOCKET)
    await mkdir(sockets, { recursive: true })
    if (process.getuid() !== 0) return
    const data = dirname(databaseFile(at.places.DATABASE_URL))
    await runCommand('chown', ['-R', `${user.uid}:${user.gid}`, data])
    await chown(sockets, 0, user.gid)
    await chmod(sockets, 0o2750)
  },
}

/** `purpose`: `app` = everything the app needs; `tests` = what the test projects need; they make their own databases. */
export function listSteps(purpose) {
  const made = [packages, dependencies, databaseClient, kernelLimits, boxImages, pages, bundles, webUser]
  if (purpose === 'tests') return made
  if (purpose === 'dev')
    return [
      packages,
      dependencies,
      databaseClient,
      kernelLimits,
      boxImages,
      webUser,
      database,
      demo,
      ownership,
    ]
  return [...made, database, demo, ownership]
}

// The composition root: builds every stateful object, hands them down in Remix's load context, listens, shuts down in reverse.
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createRequestHandler, type RequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { pino } from 'pino'
import type { ViteDevServer } from 'vite'
import { createLogins } from './app/auth/login.server.ts'
import { createAppointments } from './app/calendar/appointments.server.ts'
import { createCalendarFeeds } from './app/calendar/feeds.server.ts'
import type { AppContext } from './app/context.server.ts'
import { createSignUpTries } from './app/cohort/sign-up-tries.server.ts'
import { roomCoding } from './app/coding/room-coding.server.ts'
import { createDocuments } from './app/document/documents.server.ts'
import { iceServersFor } from './app/call/ice-servers.server.ts'
import { closeDb, listAppliedMigrations, openDb, type Database } from './app/db/client.server.ts'
import { readEnv, type Env } from './app/env.server.ts'
import { allWork } from './app/jobs/all-work.server.ts'
import { createJobRunner } from './app/jobs/runner.server.ts'
import type { Log } from './app/lib/log.ts'
import { createProofs } from './app/library/proofs.server.ts'
import { createSolveTimes } from './app/library/solve-times.server.ts'
import { seconds, systemNow } from './app/lib/time.ts'
import { systemTimers, type Timers } from './app/lib/timers.ts'
import { createPostman } from './app/mail/postman.server.ts'
import { listChangedRubrics } from './app/rubric/rubric-versions.server.ts'
import { createBoxPlaces } from './app/scheduling/box-places.server.ts'
import { startLifeSweep } from './app/scheduling/life-sweep.server.ts'
import { createTell } from './app/scheduling/tell.server.ts'
import { tellZoneRules } from './app/scheduling/tzdata.ts'
import { untilTakenOf } from './app/recording/at-their-pace.server.ts'
import { createIndexMaker } from './app/recording/make-index.server.ts'
import { roomMarks } from './app/session/room-marks.server.ts'
import { createRooms } from './app/session/rooms.server.ts'
import { createSockets } from './app/session/socket.server.ts'
import { bankRoots } from './questions/banks.ts'
import { openQuestionBank } from './questions/live-bank.ts'
import type { QuestionBank } from './questions/schema.ts'
import { createSandboxClient, type SandboxClient } from './sandbox/client.ts'

const ROOT = import.meta.dirname
/** Pages and form posts of one address in a minute: far above a person, far below a flood. */
const REQUESTS_PER_MINUTE = 900
/** The call asks for these two, from our own pages only; nothing of a page asks for the others. */
const PERMISSIONS = 'camera=(self), microphone=(self), geolocation=(), display-capture=(), payment=(), usb=()'
/** The host usually answers within milliseconds; without it the app starts all the same and says so. */
const HOST_WAIT_MS = seconds(2)
/** After this, connections that do not end are cut. */
const SHUTDOWN_MS = seconds(5)

/** What is the same for every request. The rest of AppContext is made per response. */
export type ServerContext = Omit<AppContext, 'cspNonce' | 'clientAddress' | 'untilTaken'>
export type RunningServer = { port: number; context: ServerContext; close(): Promise<void> }

/** What tests put in place of the real thing. */
export type StartOptions = {
  now?: () => Date
  timers?: Timers
  questions?: QuestionBank
  /** Another folder than ours with `rubrics/` and `bank/`. */
  questionsRoot?: string
  log?: Log
  /** No pages, only the context, the sockets and /healthz: for tests that never look at a page. */
  withoutPages?: boolean
}

export async function startServer(env: Env, options: StartOptions = {}): Promise<RunningServer> {
  const log: Log = options.log ?? createLog(env)
  const now = options.now ?? systemNow
  const roots = bankRoots(options.questionsRoot ?? join(ROOT, 'questions'), env.QUESTION_BANKS)
  const { bank: questions, stop: stopWatching } = openQuestionBank({
    roots,
    first: options.questions,
    live: env.NODE_ENV === 'development',
    log: {
      onReload: () => log.info({}, 'The question bank was read again'),
      onProblems: (words) =>
        log.warn({ problems: words.split('\n') }, 'The last good question bank stays in use'),
    },
  })
  const db = await openMigratedDb(env.DATABASE_URL)
  const sandbox = createSandboxClient({
    socketPath: env.SANDBOX_SOCKET,
    onProblem: (words) => log.warn({}, words),
  })
  const documents = createDocuments({ db, now, timers: options.timers ?? systemTimers, log })
  const rooms = createRooms({
    db,
    now,
    timers: options.timers ?? systemTimers,
    sandbox,
    questions,
    log,
    iceServers: (userId) => iceServersFor(env.ice, userId, now()),
    parts: [roomCoding(documents), roomMarks],
  })
  const logins = createLogins({ db, env })
  const solveTimes = createSolveTimes({ db })
  const proofs = createProofs(resolve(ROOT, env.QUESTION_REPORT))
  const postman = createPostman({ ...env, mailFolder: resolve(ROOT, env.mailFolder) })
  const appointments = createAppointments({ db, questions, env })
  const boxPlaces = await createBoxPlaces({ db, now, env, sandbox, questions, log })
  const slotNeeds = { db, now, questions, tell: createTell({ now, env, questions }), boxPlaces }
  const makeIndex = createIndexMaker()
  const jobs = createJobRunner({
    db,
    now,
    timers: options.timers ?? systemTimers,
    log,
    work: allWork({ db, now, env, sandbox, postman, appointments, rooms, slotNeeds, makeIndex }),
  })
  const calendarFeeds = createCalendarFeeds({ db, now, env, appointments })
  const context: ServerContext = {
    db,
    now,
    env,
    logins,
    sandbox,
    rooms,
    documents,
    questions,
    solveTimes,
    proofs,
    jobs,
    calendarFeeds,
    signUpTries: createSignUpTries(),
    makeIndex,
    slotNeeds,
  }
  const sockets = createSockets({ publicUrl: env.PUBLIC_URL, logins, rooms, documents, sandbox, log })
  const server = createServer()
  const pages = options.withoutPages ? null : await createPages(server, env)
  server.on('request', createApp(context, pages))
  server.on('upgrade', (request, socket, head) => {
    if (sockets.handleUpgrade({ request, socket, head }) || pages?.vite) return
    // Nobody else takes upgrades in production, and an unanswered one would hang for ever.
    socket.destroy()
  })
  for (const rubricId of await listChangedRubrics({ db, questions }))
    log.warn({ rubricId }, 'A rubric says something else than what was rated by it: raise its version')
  tellZoneRules(log, process.versions.tz)
  await untilConnected(sandbox, log)
  await rooms.takeUpAll()
  jobs.start()
  const lifeSweep = startLifeSweep({ slotNeeds, timers: options.timers ?? systemTimers, log })
  const port = await listen(server, env)
  log.info({ port, address: env.PUBLIC_URL }, 'Greenroom is ready')
  // Learned now, so that the first one to open the library need not wait for it.
  solveTimes.read([]).catch((error: unknown) => log.warn({ error }, 'Solve times could not be read'))
  return {
    port,
    context,
    async close() {
      const ended = endServer(server)
      await jobs.stop()
      await lifeSweep.stop()
      postman.stop()
      await solveTimes.stop()
      await rooms.stop()
      await documents.stop()
      await sockets.close()
      stopWatching()
      await pages?.vite?.close()
      await ended
      sandbox.close()
      await closeDb(db)
    },
  }
}

/** One JSON line per event, on standard output. */
function createLog(env: Env): Log {
  const serializers = { error: pino.stdSerializers.err }
  return pino({ level: env.NODE_ENV === 'test' ? 'silent' : 'info', serializers })
}

/** Express around the pages: security headers, compression, static files, limits. Decides nothing about the app. */
function createApp(context: ServerContext, pages: Pages | null): Express {
  const app = express()
  app.disable('x-powered-by')
  // Only a proxy on this machine may say where a request came from.
  app.set('trust proxy', 'loopback')
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true, host: context.sandbox.connected })
  })
  app.use((_request, response, next) => {
    response.locals.cspNonce = randomBytes(16).toString('base64')
    next()
  })
  app.use(securityHeaders(context.env, pages?.vite != null))
  app.use((_request, response, next) => {
    response.setHeader('Permissions-Policy', PERMISSIONS)
    next()
  })
  app.use(compression())
  serveLetters(app)
  if (pages?.vite) app.use(pages.vite.middlewares)
  else serveFiles(app)
  app.use(
    rateLimit({
      windowMs: seconds(60),
      limit: REQUESTS_PER_MINUTE,
      standardHeaders: true,
      legacyHeaders: false,
    }),
  )
  if (pages) app.all('*', pages.handler(context))
  app.use((_request, response) => {
    response.status(404).type('text').send('There is nothing at this address.')
  })
  return app
}

/** The letters of the whiteboard, which it asks for by name and only where they are drawn. */
function serveLetters(app: Express): void {
  const fonts = join(ROOT, 'node_modules/@excalidraw/excalidraw/dist/prod/fonts')
  app.use('/excalidraw/fonts', express.static(fonts, { maxAge: '30d', index: false }))
  app.use('/excalidraw', (_request, response) => {
    response.status(404).end()
  })
}

function serveFiles(app: Express): void {
  const built = join(ROOT, 'build/client')
  // Their names carry a hash of their content.
  app.use('/assets', express.static(join(built, 'assets'), { immutable: true, maxAge: '1y' }))
  // A page of an older build asks for files that are gone: no page may come in their place.
  app.use('/assets', (_request, response) => {
    response.status(404).end()
  })
  app.use(express.static(built, { maxAge: '1h', index: false }))
}

function securityHeaders(env: Env, dev: boolean) {
  const socketOrigin = env.PUBLIC_URL.replace(/^http/, 'ws').replace(/\/$/, '')
  return helmet({
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'script-src': [
          "'self'",
          // why: helmet types the response as plain node:http; express puts `locals` on it
          (_request, response) => `'nonce-${(response as unknown as express.Response).locals.cspNonce}'`,
        ],
        // xterm and the interface kit place things with inline styles.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'", socketOrigin, ...(dev ? ['ws:'] : [])],
        'worker-src': ["'self'", 'blob:'],
        'frame-ancestors': ["'none'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'upgrade-insecure-requests': env.secureCookies ? [] : null,
      },
    },
    strictTransportSecurity: env.secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  })
}

type Pages = { vite: ViteDevServer | null; handler(context: ServerContext): RequestHandler }

/** Vite in development, the build in production. */
async function createPages(server: Server, env: Env): Promise<Pages> {
  const vite = env.NODE_ENV === 'development' ? await createVite(server) : null
  const build = vite
    ? // why: Vite types a loaded module as a plain record
      () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>
    : await importBuild()
  return {
    vite,
    handler: (context) =>
      createRequestHandler({
        build,
        mode: env.NODE_ENV,
        getLoadContext: (request, response) => ({
          ...context,
          // why: set for every response by createApp
          cspNonce: response.locals.cspNonce as string,
          clientAddress: request.ip ?? '',
          untilTaken: untilTakenOf(response),
        }),
      }),
  }
}

async function createVite(server: Server): Promise<ViteDevServer> {
  const { createServer: createViteServer } = await import('vite')
  return createViteServer({ root: ROOT, server: { middlewareMode: true, hmr: { server } } })
}

async function importBuild(): Promise<ServerBuild> {
  const file = pathToFileURL(join(ROOT, 'build/server/index.js')).href
  // why: the build is made by Remix from this repository
  return (await import(/* @vite-ignore */ file)) as ServerBuild
}

async function openMigratedDb(url: string): Promise<Database> {
  const db = await openDb(url)
  const applied = new Set(await listAppliedMigrations(db))
  const folders = readdirSync(join(ROOT, 'prisma/migrations'), { withFileTypes: true })
  const missing = folders.filter((folder) => folder.isDirectory() && !applied.has(folder.name))
  if (missing.length === 0) return db
  await closeDb(db)
  const names = missing.map((folder) => folder.name).join(', ')
  throw new Error(`The database ${url} lacks ${names}. Run: npm run db:migrate`)
}

function untilConnected(sandbox: SandboxClient, log: Log): Promise<void> {
  if (sandbox.connected) return Promise.resolve()
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer)
      off()
      done()
    }
    const timer = setTimeout(() => {
      log.warn({}, 'Practice boxes are unavailable: the sandbox host does not answer')
      finish()
    }, HOST_WAIT_MS)
    const off = sandbox.onConnection((connected) => connected && finish())
  })
}

function listen(server: Server, env: Env): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(env.PORT, env.HOST, () => {
      server.off('error', fail)
      // why: a server that listens on a port has an address with a port
      done((server.address() as AddressInfo).port)
    })
  })
}

function endServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const cut = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS)
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    server.closeIdleConnections()
  })
}

async function main(): Promise<void> {
  const running = await startServer(readEnv(process.env))
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}

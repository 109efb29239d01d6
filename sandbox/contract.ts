// What the web app may ask the sandbox host, and what it answers. One table; both ends parse with it.
import { z } from 'zod'
import { participantId, sandboxId, terminalId } from './contract-ids.ts'
import { recordingRequests } from './contract-recording.ts'

/** Raised with every change that an older host or app could not understand. */
export const HOST_PROTOCOL_VERSION = 4

export const FILE_BYTES_MAX = 1 << 20
export const SCRIPT_BYTES_MAX = 64 << 10
/** Of one run, as text of the request. More than this comes from a file of the box (`stdinFile`). */
export const RUN_STDIN_BYTES_MAX = 1 << 20
/** Of one box at the same moment; one more is refused as `full`. */
export const RUNS_PER_BOX_MAX = 8
/** Of one box. */
export const WATCHES_PER_BOX_MAX = 4

export { participantId, sandboxId, terminalId } from './contract-ids.ts'
export * from './contract-recording.ts'

/** T1 `default`; T2 `network` adds what network namespaces, firewalls and mounts need. */
export const tier = z.enum(['default', 'network'])
export type Tier = z.infer<typeof tier>

export const sandboxSpec = z.object({
  image: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,40}$/)
    .default('base'),
  hostname: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .default('web-1'),
  tier: tier.default('default'),
  memoryMb: z.int().min(64).max(4096).default(384),
  diskMb: z.int().min(64).max(4096).default(512),
  pids: z.int().min(32).max(4096).default(512),
  /** CPU quota in cores once the box is ready; booting is not throttled. */
  cpus: z.number().min(0.1).max(8).default(1),
})
export type SandboxSpec = z.infer<typeof sandboxSpec>

export const sandboxState = z.enum(['starting', 'ready', 'rebooting', 'lost', 'destroying'])
export const sandboxInfo = z.object({
  sandboxId,
  /** Who the lease belongs to, e.g. `session:<id>` or `check:<slug>`. */
  owner: z.string().max(120),
  state: sandboxState,
  createdAt: z.iso.datetime(),
  leaseUntil: z.iso.datetime(),
  spec: sandboxSpec,
})
export type SandboxInfo = z.infer<typeof sandboxInfo>

const base64 = z.base64().max(FILE_BYTES_MAX * 2)
/** Absolute, inside the box. */
const boxPath = z.string().startsWith('/').max(500)
const environment = z.record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/), z.string().max(4096)).default({})
export const putFile = z.object({
  /** Absolute path inside the box. Parents are made; symlinks are resolved inside the box only. */
  path: boxPath,
  /** Left out: that of the file it replaces, with its owner, or 0644 for one that is not there yet. */
  mode: z.int().min(0).max(0o7777).optional(),
  content: base64,
})

export const execInput = z.object({
  sandboxId,
  /** `inside`: a process of the box. `outside`: pristine tools beside the box, whose root is at $BOX. */
  vantage: z.enum(['inside', 'outside']),
  argv: z.array(z.string().max(8192)).min(1).max(64),
  /** Text fed to standard input, which is then closed. */
  stdin: z.string().max(SCRIPT_BYTES_MAX).optional(),
  env: environment,
  timeoutMs: z.int().min(1).max(600_000),
  outputBytesMax: z
    .int()
    .min(0)
    .max(1 << 20)
    .default(64 << 10),
})
export type ExecInput = z.infer<typeof execInput>
export const execResult = z.object({
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  stdout: z.string(),
  stderr: z.string(),
  timedOut: z.boolean(),
  truncated: z.boolean(),
  /** The command has ended, but something it left in the background still holds its output open. */
  held: z.boolean().default(false),
})
export type ExecResult = z.infer<typeof execResult>

export const runId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/)

/** All of them hold for the run's whole tree of processes, and root inside cannot raise them. */
export const runLimits = z.object({
  wallMs: z.int().min(50).max(600_000).default(10_000),
  /** Of all processes together, user and system. */
  cpuSeconds: z.number().min(0.1).max(600).default(10),
  /** Page cache and files in memory (/tmp, /dev/shm) count; going over ends the whole run. */
  memoryMb: z.int().min(8).max(4096).default(128),
  /** Processes and threads. One more is refused to the program (EAGAIN); the run goes on. */
  processes: z.int().min(1).max(1024).default(64),
  /** Standard output and error together. What comes after is counted and not sent; far more ends the run. */
  outputBytes: z
    .int()
    .min(0)
    .max(4 << 20)
    .default(256 << 10),
  /** The largest file it may write: SIGXFSZ, or "File too large" where the program ignores the signal. */
  fileMb: z.int().min(1).max(1024).default(32),
})
export type RunLimits = z.infer<typeof runLimits>

export const runInput = z.object({
  sandboxId,
  /** The caller's, unique among the runs of this box that are going on. */
  runId,
  /** Never goes through a shell; the first word is looked up in PATH of the box. */
  argv: z.array(z.string().max(8192)).min(1).max(64),
  cwd: boxPath.default('/root'),
  env: environment,
  /** What standard input holds; with neither of the two it is empty. The program may read it again from its start. */
  stdin: z.string().max(RUN_STDIN_BYTES_MAX).optional(),
  /** A regular file of the box to read standard input from; wins over `stdin`. */
  stdinFile: boxPath.optional(),
  /**
   * `root`, as the candidate is in the terminal: the same program does the same on both sides. `nobody` is the account
   * of that name in the box: it can enter neither /root nor what lies below it, so give it a `cwd` elsewhere.
   */
  user: z.enum(['root', 'nobody']).default('root'),
  limits: runLimits.prefault({}),
})
export type RunInput = z.infer<typeof runInput>

/**
 * Why a run is over. `exited`: by itself, see `exitCode` and `signal`. `stopped`: by stopRun. `wall`, `cpu`, `memory`,
 * `output`: it went over that limit. `lost`: its box rebooted, was removed or is lost, or the host stopped.
 */
export const runEndings = ['exited', 'stopped', 'wall', 'cpu', 'memory', 'output', 'lost'] as const
export type RunEnding = (typeof runEndings)[number]

/** When this is told, no process of the run is left, and no output of it comes any more. */
export const runEnd = z.object({
  sandboxId,
  runId,
  /** Null unless the program ended by itself and not by a signal. 126, 127: it could not be started; its output says why. */
  exitCode: z.int().nullable(),
  /** `SIGSEGV` and the like; null unless the program died of it. */
  signal: z.string().nullable(),
  because: z.enum(runEndings),
  /** User and system time of the whole tree of processes, exact to a few microseconds; about 1 ms is the start itself. */
  cpuMs: z.number(),
  wallMs: z.number(),
  /** At its highest, page cache included; 0 on a kernel that does not tell. */
  memoryMb: z.number(),
  /** Everything it wrote, also what was not sent. */
  outputBytes: z.int(),
  /** Some output was not sent. */
  truncated: z.boolean(),
  /** It asked for more processes than its limit at least once. */
  processesRefused: z.boolean(),
})
export type RunEnd = z.infer<typeof runEnd>

/** What readFiles left out, and why. `link`: never followed. `special`: FIFO, socket, device. `name`: not UTF-8. */
export const skipReasons = [
  'too-many',
  'too-large',
  'total',
  'binary',
  'link',
  'special',
  'name',
  'unreadable',
] as const
export type SkipReason = (typeof skipReasons)[number]
export const readLimits = z.object({
  files: z.int().min(1).max(2000).default(40),
  fileBytes: z
    .int()
    .min(1)
    .max(FILE_BYTES_MAX)
    .default(200 << 10),
  totalBytes: z
    .int()
    .min(1)
    .max(16 << 20)
    .default(2 << 20),
})
export const readFile = z.object({
  /** Relative to the folder, `/` between names. */
  path: z.string(),
  /** Permission bits alone. */
  mode: z.int(),
  size: z.int(),
  /** The bytes, which are UTF-8 without a NUL. */
  content: base64,
})
export type ReadFile = z.infer<typeof readFile>

export const terminalInfo = z.object({
  terminalId,
  sandboxId,
  title: z.string().max(60),
  cols: z.int(),
  rows: z.int(),
  /** Absolute offset of the next output byte. */
  offset: z.int(),
  exited: z.boolean(),
})
export type TerminalInfo = z.infer<typeof terminalInfo>

/** Control is one per sandbox and counts for all its terminals. `holder: null` = nobody may type. */
export const controlInfo = z.object({ sandboxId, holder: participantId.nullable(), epoch: z.int() })
export type ControlInfo = z.infer<typeof controlInfo>

export const hostStatus = z.object({
  protocol: z.int(),
  engine: z.string(),
  startedAt: z.iso.datetime(),
  sandboxes: z.int(),
  /** What boxes may be promised of this machine's memory, and what those that are here were. No more fits: `full`. */
  memoryMb: z.object({ total: z.int(), promised: z.int() }),
  /** What the host lacks to be safe or complete, as sentences for an operator; empty = all well. */
  warnings: z.array(z.string()),
})
export type HostStatus = z.infer<typeof hostStatus>

const nothing = z.object({})

export const requests = {
  status: { input: nothing, output: hostStatus },
  listSandboxes: { input: nothing, output: z.object({ sandboxes: z.array(sandboxInfo) }) },
  /** Resolves when the box has booted (systemd READY). The id is the caller's, so a retry is recognisable. */
  createSandbox: {
    input: z.object({ sandboxId, owner: z.string().max(120), spec: sandboxSpec, leaseMs: z.int().min(1000) }),
    output: z.object({ sandbox: sandboxInfo, readyMs: z.number() }),
  },
  /**
   * Ends PID 1 and starts it again on the same files; resolves when the box has booted (systemd READY). Terminals end,
   * `/run`, `/tmp`, `/dev/shm`, mounts and network namespaces made by hand are gone: as on a real machine. `readyMs` is
   * the whole of it, from the request to READY. A box that does not boot again is lost, and the refusal says so.
   */
  rebootSandbox: {
    input: z.object({ sandboxId }),
    output: z.object({ sandbox: sandboxInfo, readyMs: z.number() }),
  },
  renewLease: {
    input: z.object({ sandboxId, leaseMs: z.int().min(1000) }),
    output: z.object({ sandbox: sandboxInfo }),
  },
  /** Idempotent. Resolves when nothing of the box is left on the host. */
  destroySandbox: { input: z.object({ sandboxId }), output: nothing },
  /** Each file is replaced in one step: a program that reads meanwhile sees the old bytes or the new ones. */
  putFiles: { input: z.object({ sandboxId, files: z.array(putFile).max(200) }), output: nothing },
  /** Files and links, and folders that are empty. What is not there is no fault; links on the way stay in the box. */
  removeFiles: { input: z.object({ sandboxId, paths: z.array(boxPath).max(200) }), output: nothing },
  /**
   * The text files below a folder, sorted by path. No link is followed, also not one that a program puts there while
   * this reads; FIFOs and devices are not opened. `found: false` = there is no such folder (or it is a link).
   */
  readFiles: {
    input: z.object({
      sandboxId,
      folder: boxPath,
      limits: readLimits.prefault({}),
      /** Names of files and folders to pass over in silence at any depth, as a shell matches names: `.git`, `*.swp`. */
      ignore: z.array(z.string().min(1).max(100)).max(40).default([]),
    }),
    output: z.object({
      found: z.boolean(),
      files: z.array(readFile),
      /** At most the first 200. */
      skipped: z.array(z.object({ path: z.string(), reason: z.enum(skipReasons) })),
      /** Skipped beyond those. */
      skippedMore: z.int(),
    }),
  },
  /**
   * From its answer on, `files-changed` tells of every change below the folder, made by whomever (also by putFiles),
   * at most about five times a second. It may be missing, go and come back; of more than 500 folders in it, the rest is
   * not watched. Idempotent; over with the box, but not with a reboot, which counts as a change.
   */
  watchFiles: {
    input: z.object({
      sandboxId,
      folder: boxPath,
      /** As in readFiles: changes to and below these are not told. */
      ignore: z.array(z.string().min(1).max(100)).max(40).default([]),
    }),
    output: nothing,
  },
  unwatchFiles: { input: z.object({ sandboxId, folder: boxPath }), output: nothing },
  exec: { input: execInput, output: execResult },
  /**
   * Starts a program inside the box and resolves when it runs; `run-output` and `run-ended` follow, never before the
   * answer. Every process it starts ends with it, also in the background and in a session of its own. The one way out
   * for root is to ask the box's systemd for a service, which is then the box's.
   */
  startRun: { input: runInput, output: nothing },
  /** Kills all of it at once; `run-ended` tells. Idempotent: a run that is over or unknown is no fault. */
  stopRun: { input: z.object({ sandboxId, runId }), output: nothing },
  /** Those that go on: for an app that was restarted. */
  listRuns: { input: z.object({ sandboxId }), output: z.object({ runIds: z.array(runId) }) },
  openTerminal: {
    input: z.object({
      sandboxId,
      terminalId,
      title: z.string().min(1).max(60),
      cols: z.int().min(20).max(300).default(120),
      rows: z.int().min(5).max(120).default(32),
      /** Whether its output is kept. Nothing is unless it is asked for. */
      record: z.boolean().default(false),
    }),
    output: terminalInfo,
  },
  listTerminals: { input: z.object({ sandboxId }), output: z.object({ terminals: z.array(terminalInfo) }) },
  closeTerminal: { input: z.object({ terminalId }), output: nothing },
  getControl: { input: z.object({ sandboxId }), output: controlInfo },
  /** Every call raises the epoch, so input typed under the old one is refused. */
  setControl: { input: z.object({ sandboxId, holder: participantId.nullable() }), output: controlInfo },
  /** Binds a viewer number of this connection to a terminal; terminal frames then flow under that number. */
  attachViewer: {
    input: z.object({
      viewerId: z.int().min(1).max(0xffffffff),
      terminalId,
      participantId,
      mayType: z.boolean(),
    }),
    output: nothing,
  },
  /** A named moment in the recordings of all the sandbox's terminals. */
  addMarker: { input: z.object({ sandboxId, label: z.string().min(1).max(200) }), output: nothing },
  detachViewer: { input: z.object({ viewerId: z.int().min(1).max(0xffffffff) }), output: nothing },
  ...recordingRequests,
} as const

export type RequestName = keyof typeof requests
export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>

/** Why a request was refused. `words` says what to do, for a person. */
export const hostRefusal = z.object({
  code: z.enum([
    'bad-request',
    'no-such-sandbox',
    'no-such-terminal',
    'no-such-recording',
    'sandbox-exists',
    'sandbox-lost',
    'full',
    'disk-full',
    'create-failed',
    'engine-missing',
    'failed',
  ]),
  words: z.string().max(2000),
})
export type HostRefusal = z.infer<typeof hostRefusal>

/** What the host tells every connected app without being asked. */
export const hostEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sandbox-lost'), sandboxId, words: z.string().max(500) }),
  z.object({ type: z.literal('sandbox-rebooted'), sandboxId }),
  z.object({ type: z.literal('terminal-opened'), terminal: terminalInfo }),
  z.object({ type: z.literal('terminal-exited'), sandboxId, terminalId }),
  z.object({ type: z.literal('control-changed'), control: controlInfo }),
  /** In order within a stream, without gaps; `offset` is that of its first byte. A character may be cut in two. */
  z.object({
    type: z.literal('run-output'),
    sandboxId,
    runId,
    stream: z.enum(['out', 'err']),
    offset: z.int(),
    content: z.base64(),
  }),
  runEnd.extend({ type: z.literal('run-ended') }),
  z.object({ type: z.literal('files-changed'), sandboxId, folder: z.string() }),
])
export type HostEvent = z.infer<typeof hostEvent>

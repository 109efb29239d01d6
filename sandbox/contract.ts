// What the web app may ask the sandbox host, and what it answers. One table; both ends parse with it.
import { z } from 'zod'

/** Raised with every change that an older host or app could not understand. */
export const HOST_PROTOCOL_VERSION = 2

export const FILE_BYTES_MAX = 1 << 20
export const SCRIPT_BYTES_MAX = 64 << 10

export const sandboxId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
export const terminalId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/)
/** A user id of the app; the host only compares it. */
export const participantId = z.string().min(1).max(64)

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
export const putFile = z.object({
  /** Absolute path inside the box. Parents are made; symlinks are resolved inside the box only. */
  path: z.string().startsWith('/').max(500),
  mode: z.int().min(0).max(0o7777),
  content: base64,
})

export const execInput = z.object({
  sandboxId,
  /** `inside`: a process of the box. `outside`: pristine tools beside the box, whose root is at $BOX. */
  vantage: z.enum(['inside', 'outside']),
  argv: z.array(z.string().max(8192)).min(1).max(64),
  /** Text fed to standard input, which is then closed. */
  stdin: z.string().max(SCRIPT_BYTES_MAX).optional(),
  env: z.record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/), z.string().max(4096)).default({}),
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
  putFiles: { input: z.object({ sandboxId, files: z.array(putFile).max(200) }), output: nothing },
  exec: { input: execInput, output: execResult },
  openTerminal: {
    input: z.object({
      sandboxId,
      terminalId,
      title: z.string().min(1).max(60),
      cols: z.int().min(20).max(300).default(120),
      rows: z.int().min(5).max(120).default(32),
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
])
export type HostEvent = z.infer<typeof hostEvent>

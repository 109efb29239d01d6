// What the host does for each request of contract.ts. No sockets here: the server parses, this answers.
import {
  HOST_PROTOCOL_VERSION,
  type ControlInfo,
  type HostEvent,
  type HostRefusal,
  type HostStatus,
  type RequestName,
  type RequestOutput,
  type SandboxInfo,
  type requests,
} from './contract.ts'
import type { z } from 'zod'
import type { LeaseAnswer, Leases } from './leases.ts'
import { infoOf, type TerminalEntry, type Terminals } from './terminal/terminals.ts'

/** Expected bad news, for the one who asked. */
export class HostRefused extends Error {
  readonly refusal: HostRefusal
  constructor(refusal: HostRefusal) {
    super(refusal.words)
    this.refusal = refusal
  }
}

/** The app process that asks, as far as requests go. */
export type Asker = {
  attachViewer(
    viewer: { viewerId: number; participantId: string; mayType: boolean },
    entry: TerminalEntry,
  ): void
  detachViewer(viewerId: number): void
}

export type RequestTools = {
  leases: Leases
  terminals: Terminals
  engineName: string
  startedAt: Date
  warnings: () => string[]
  tellAll: (event: HostEvent) => void
}

type Input<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>
type Answers = {
  [Name in RequestName]: (
    input: Input<Name>,
    asker: Asker,
  ) => RequestOutput<Name> | Promise<RequestOutput<Name>>
}

export function createAnswers(tools: RequestTools): Answers {
  return { ...boxAnswers(tools), ...terminalAnswers(tools), ...runAnswers() }
}

type RunRequest =
  'removeFiles' | 'readFiles' | 'watchFiles' | 'unwatchFiles' | 'startRun' | 'stopRun' | 'listRuns'

function runAnswers(): Pick<Answers, RunRequest> {
  const notHere = () => {
    throw new HostRefused({ code: 'engine-missing', words: 'This host cannot do that.' })
  }
  return {
    removeFiles: notHere,
    readFiles: notHere,
    watchFiles: notHere,
    unwatchFiles: notHere,
    startRun: notHere,
    stopRun: notHere,
    listRuns: notHere,
  }
}

type BoxRequest =
  | 'status'
  | 'listSandboxes'
  | 'createSandbox'
  | 'rebootSandbox'
  | 'renewLease'
  | 'destroySandbox'
  | 'putFiles'
  | 'exec'

function boxAnswers({ leases, engineName, startedAt, warnings }: RequestTools): Pick<Answers, BoxRequest> {
  return {
    status: (): HostStatus => ({
      protocol: HOST_PROTOCOL_VERSION,
      engine: engineName,
      startedAt: startedAt.toISOString(),
      sandboxes: leases.list().length,
      memoryMb: leases.memoryMb(),
      warnings: warnings(),
    }),
    listSandboxes: (): { sandboxes: SandboxInfo[] } => ({ sandboxes: leases.list() }),
    async createSandbox({ sandboxId: id, owner, spec, leaseMs }) {
      const { sandbox, info } = need(await leases.create({ id, owner, spec, leaseMs }))
      return { sandbox: info, readyMs: sandbox.readyMs }
    },
    async rebootSandbox({ sandboxId }) {
      const { info, readyMs } = need(await leases.reboot(sandboxId))
      return { sandbox: info, readyMs }
    },
    renewLease: ({ sandboxId, leaseMs }) => ({ sandbox: need(leases.renew(sandboxId, leaseMs)) }),
    async destroySandbox({ sandboxId }) {
      await leases.destroy(sandboxId)
      return {}
    },
    async putFiles({ sandboxId, files }) {
      const { sandbox } = need(leases.get(sandboxId))
      await sandbox.put(
        files.map(({ path, mode = 0o644, content }) => ({
          path,
          mode,
          content: Buffer.from(content, 'base64'),
        })),
      )
      return {}
    },
    async exec({ sandboxId, ...input }) {
      return need(leases.get(sandboxId)).sandbox.exec(input)
    },
  }
}

function terminalAnswers({
  leases,
  terminals,
  tellAll,
}: RequestTools): Omit<Answers, BoxRequest | RunRequest> {
  function known(sandboxId: string): void {
    if (leases.list().some((info) => info.sandboxId === sandboxId && info.state !== 'destroying')) return
    throw new HostRefused({ code: 'no-such-sandbox', words: `There is no sandbox ${sandboxId}.` })
  }
  return {
    async openTerminal(wanted) {
      const { sandbox } = need(leases.get(wanted.sandboxId))
      const existing = terminals.find(wanted.terminalId)
      if (existing) return infoOf(ownedBy(existing, wanted.sandboxId))
      const entry = await terminals.open(sandbox, wanted)
      // The box may have gone while its shell was prepared; nothing of it may stay.
      if (!leases.get(wanted.sandboxId).ok) terminals.close(wanted.terminalId)
      need(leases.get(wanted.sandboxId))
      const info = infoOf(ownedBy(entry, wanted.sandboxId))
      tellAll({ type: 'terminal-opened', terminal: info })
      return info
    },
    listTerminals: ({ sandboxId }) => ({ terminals: terminals.listOf(sandboxId).map(infoOf) }),
    closeTerminal({ terminalId }) {
      terminals.close(terminalId)
      return {}
    },
    getControl({ sandboxId }): ControlInfo {
      known(sandboxId)
      return terminals.controlInfo(sandboxId)
    },
    setControl({ sandboxId, holder }): ControlInfo {
      known(sandboxId)
      const control = terminals.setControl(sandboxId, holder)
      tellAll({ type: 'control-changed', control })
      return control
    },
    attachViewer({ terminalId, ...viewer }, asker) {
      const entry = terminals.find(terminalId)
      if (!entry)
        throw new HostRefused({ code: 'no-such-terminal', words: 'This terminal is not there any more.' })
      asker.attachViewer(viewer, entry)
      return {}
    },
    detachViewer({ viewerId }, asker) {
      asker.detachViewer(viewerId)
      return {}
    },
    addMarker({ sandboxId, label }) {
      terminals.addMarker(sandboxId, label)
      return {}
    },
  }
}

function need<Value>(answer: LeaseAnswer<Value>): Value {
  if (answer.ok) return answer.value
  throw new HostRefused(answer.refusal)
}

function ownedBy(entry: TerminalEntry, sandboxId: string): TerminalEntry {
  if (entry.sandboxId === sandboxId) return entry
  throw new HostRefused({
    code: 'bad-request',
    words: `The terminal ${entry.terminalId} is of another sandbox.`,
  })
}

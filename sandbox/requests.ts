// What the host does for each request of contract.ts. No sockets here: the server parses, this answers.
import {
  HOST_PROTOCOL_VERSION,
  RUNS_PER_BOX_MAX,
  WATCHES_PER_BOX_MAX,
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
import type { Runs } from './runs.ts'
import { infoOf, type TerminalEntry, type Terminals } from './terminal/terminals.ts'
import type { Watches } from './watches.ts'

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
  runs: Runs
  watches: Watches
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
  return {
    ...boxAnswers(tools),
    ...terminalAnswers(tools),
    ...recordingAnswers(tools),
    ...runAnswers(tools),
    ...fileAnswers(tools),
  }
}

type RecordingRequest = 'setRecording' | 'listRecordings' | 'readRecording' | 'deleteRecordings'

function recordingAnswers({ leases, terminals }: RequestTools): Pick<Answers, RecordingRequest> {
  const { recordings } = terminals
  return {
    setRecording({ sandboxId, on }) {
      known(leases, sandboxId)
      recordings.setOn(sandboxId, on)
      return {}
    },
    listRecordings: async ({ sandboxIds }) => ({ recordings: await recordings.list(sandboxIds) }),
    async readRecording({ sandboxId, recordingId, offset, length }) {
      const piece = await recordings.read({ sandboxId, recordingId }, { offset, length })
      if (!piece)
        throw new HostRefused({ code: 'no-such-recording', words: `There is no recording ${recordingId}.` })
      return { content: piece.content.toString('base64'), bytes: piece.bytes }
    },
    async deleteRecordings({ sandboxId, recordingIds }) {
      const written = recordingIds.find((recordingId) => recordings.isOpen({ sandboxId, recordingId }))
      if (written)
        throw new HostRefused({ code: 'bad-request', words: `The recording ${written} is being written.` })
      await recordings.remove(sandboxId, recordingIds)
      return {}
    },
  }
}

type RunRequest = 'startRun' | 'stopRun' | 'listRuns'
type FileRequest = 'putFiles' | 'removeFiles' | 'readFiles' | 'watchFiles' | 'unwatchFiles'

function runAnswers({ leases, runs }: RequestTools): Pick<Answers, RunRequest> {
  return {
    async startRun(input) {
      const { sandbox } = need(leases.get(input.sandboxId))
      const refused = runs.refuses(input)
      if (refused === 'taken')
        throw new HostRefused({ code: 'bad-request', words: `The run ${input.runId} is going on already.` })
      if (refused === 'full')
        throw new HostRefused({
          code: 'full',
          words: `${RUNS_PER_BOX_MAX} programs are running in this box already. Stop one of them.`,
        })
      await runs.start(sandbox, input)
      return {}
    },
    stopRun({ sandboxId, runId }) {
      runs.stop(sandboxId, runId)
      return {}
    },
    listRuns: ({ sandboxId }) => ({ runIds: runs.list(sandboxId) }),
  }
}

function fileAnswers({ leases, watches }: RequestTools): Pick<Answers, FileRequest> {
  return {
    async putFiles({ sandboxId, files }) {
      const { sandbox } = need(leases.get(sandboxId))
      await sandbox.put(
        files.map(({ path, mode, content }) => ({ path, mode, content: Buffer.from(content, 'base64') })),
      )
      return {}
    },
    async removeFiles({ sandboxId, paths }) {
      await need(leases.get(sandboxId)).sandbox.remove(paths)
      return {}
    },
    readFiles: ({ sandboxId, ...folder }) => need(leases.get(sandboxId)).sandbox.read(folder),
    async watchFiles(input) {
      const { sandbox } = need(leases.get(input.sandboxId))
      const opened = await watches.open(sandbox, input)
      // The box may have gone while its watcher was started.
      if (!leases.get(input.sandboxId).ok) watches.forgetSandbox(input.sandboxId)
      need(leases.get(input.sandboxId))
      if (opened) return {}
      const words = `${WATCHES_PER_BOX_MAX} folders of this box are watched already.`
      throw new HostRefused({ code: 'full', words })
    },
    unwatchFiles({ sandboxId, folder }) {
      watches.close(sandboxId, folder)
      return {}
    },
  }
}

type BoxRequest =
  'status' | 'listSandboxes' | 'createSandbox' | 'rebootSandbox' | 'renewLease' | 'destroySandbox' | 'exec'

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
    async exec({ sandboxId, ...input }) {
      return need(leases.get(sandboxId)).sandbox.exec(input)
    },
  }
}

function terminalAnswers({
  leases,
  terminals,
  tellAll,
}: RequestTools): Omit<Answers, BoxRequest | RunRequest | FileRequest | RecordingRequest> {
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
      known(leases, sandboxId)
      return terminals.controlInfo(sandboxId)
    },
    setControl({ sandboxId, holder }): ControlInfo {
      known(leases, sandboxId)
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

function known(leases: Leases, sandboxId: string): void {
  if (leases.list().some((info) => info.sandboxId === sandboxId && info.state !== 'destroying')) return
  throw new HostRefused({ code: 'no-such-sandbox', words: `There is no sandbox ${sandboxId}.` })
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

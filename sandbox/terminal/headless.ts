// The headless terminal emulator and the private fields of it that a screen's exactness depends on.
import * as headlessModule from '@xterm/headless'
import * as serializeModule from '@xterm/addon-serialize'
import type { SerializeAddon as SerializeAddonType } from '@xterm/addon-serialize'
import type { Terminal as TerminalType } from '@xterm/headless'
import { boundWork } from './bounded-work.ts'

/** Lines kept above the screen on the host. */
export const SCROLLBACK = 1000

export type Headless = TerminalType
export type Serializer = SerializeAddonType

type Line = { isWrapped: boolean; _data: Uint32Array; _combined: Record<number, string | undefined> }
export type Attributes = {
  fg: number
  bg: number
  extended: { underlineStyle: number; underlineColor: number }
}
export type Charset = Record<string, string> | undefined
export type ScreenBuffer = {
  x: number
  y: number
  ybase: number
  savedX: number
  savedY: number
  savedCurAttrData: Attributes
  savedCharset: Charset
  scrollTop: number
  scrollBottom: number
  tabs: Record<number, boolean | undefined>
  lines: { get(index: number): Line | undefined }
}
/** Undeclared fields of the pinned version. A unit test fails loudly when an upgrade moves one of them. */
export type Internals = {
  _bufferService: { buffers: { normal: ScreenBuffer; alt: ScreenBuffer; active: ScreenBuffer } }
  _charsetService: { glevel: number; charset: Charset; _charsets: Charset[] }
  _inputHandler: {
    _curAttrData: Attributes
    _parser: { currentState: number; initialState: number }
    _utf8Decoder: { interim: Uint8Array }
  }
  coreService: {
    isCursorHidden: boolean
    decPrivateModes: Record<string, unknown>
    modes: Record<string, unknown>
  }
  coreMouseService: { activeEncoding: string; activeProtocol: string }
  writeSync(bytes: Uint8Array | string): void
}

/** Both packages are CommonJS; run by Node their names hang below `default`, bundled they do not. */
function named<Module extends object>(module: Module): Module {
  // why: the two shapes cannot both be declared.
  return 'default' in module ? (module.default as Module) : module
}

export function openHeadless(cols: number, rows: number, scrollback = SCROLLBACK): Headless {
  const { Terminal } = named(headlessModule)
  // Quiet: writing at once, which checkpoints need, is warned about on every start.
  const terminal = new Terminal({ cols, rows, scrollback, allowProposedApi: true, logLevel: 'off' })
  boundWork(terminal)
  return terminal
}

export function addSerializer(terminal: Headless): Serializer {
  const { SerializeAddon } = named(serializeModule)
  const serializer = new SerializeAddon()
  // why: the add-on is typed against the browser's Terminal and uses only what the headless one has as well.
  terminal.loadAddon(serializer as unknown as Parameters<Headless['loadAddon']>[0])
  return serializer
}

export function internalsOf(terminal: Headless): Internals {
  // why: see Internals.
  return (terminal as unknown as { _core: Internals })._core
}

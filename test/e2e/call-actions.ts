// Calls between real browsers with made-up devices: a picture that moves, a tone that beeps.
import { chromium, type Page } from 'playwright-core'
import { CHROMIUM, People } from './people.ts'

/** The browser answers its own question for permission with yes. */
const DEVICES = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** A browser process of its own, as on a machine of its own. */
export async function openCaller(url: string, args: readonly string[] = DEVICES): Promise<People> {
  return new People(await chromium.launch({ ...CHROMIUM, args: [...CHROMIUM.args, ...args] }), url)
}

/** Before the page's own scripts: keeps what a test wants to look at, and what was captured and let go. */
export async function watchMedia(page: Page) {
  await page.addInitScript(() => {
    const seen = { connections: [] as RTCPeerConnection[], tracks: [] as MediaStreamTrack[] }
    Object.assign(window, { seen })
    const Real = window.RTCPeerConnection
    window.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        seen.connections.push(this)
      }
    }
    const devices = navigator.mediaDevices
    const capture = devices.getUserMedia.bind(devices)
    devices.getUserMedia = async (constraints) => {
      const stream = await capture(constraints)
      seen.tracks.push(...stream.getTracks())
      return stream
    }
  })
}

export type Flow = {
  audioBytes: number
  videoFrames: number
  audioSent: number
  videoSent: number
  connections: number
  made: number
}

/** What has come in and gone out over every open connection of a page. */
export function flowOf(page: Page): Promise<Flow> {
  return page.evaluate(async () => {
    const { seen } = window as unknown as { seen: { connections: RTCPeerConnection[] } }
    const open = seen.connections.filter(({ connectionState }) => connectionState === 'connected')
    const flow = { audioBytes: 0, videoFrames: 0, audioSent: 0, videoSent: 0 }
    for (const connection of open) {
      for (const line of (await connection.getStats()).values()) {
        if (line.type === 'inbound-rtp' && line.kind === 'audio') flow.audioBytes += line.bytesReceived
        if (line.type === 'inbound-rtp' && line.kind === 'video') flow.videoFrames += line.framesDecoded
        if (line.type === 'outbound-rtp' && line.kind === 'audio') flow.audioSent += line.bytesSent
        if (line.type === 'outbound-rtp' && line.kind === 'video') flow.videoSent += line.bytesSent
      }
    }
    return { ...flow, connections: open.length, made: seen.connections.length }
  })
}

/** How many devices this page holds open right now. */
export function captured(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { tracks: MediaStreamTrack[] } }
    return seen.tracks.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind)
  })
}

const LOOK_AGAIN_MS = 150
const FLOW_MS = 30_000

/** Resolves once more has come in than at this moment, of each kind that is asked for. */
export async function untilFlows(page: Page, ...kinds: ('audioBytes' | 'videoFrames')[]) {
  const before = await flowOf(page)
  const deadline = performance.now() + FLOW_MS
  for (;;) {
    const now = await flowOf(page)
    // A connection made anew counts from zero.
    const more = (kind: (typeof kinds)[number]) => now[kind] > (now[kind] < before[kind] ? 0 : before[kind])
    if (now.connections > 0 && kinds.every(more)) return
    if (performance.now() > deadline) throw new Error(`nothing flows: ${JSON.stringify({ before, now })}`)
    await page.waitForTimeout(LOOK_AGAIN_MS)
  }
}

/** Chooses in the room's own words, as if somebody had joined that way before. */
export async function chooseToJoin(page: Page, choices: { audio: boolean; video: boolean }) {
  await page.evaluate((chosen) => localStorage.setItem('call-choices', JSON.stringify(chosen)), choices)
}

export async function joinCall(page: Page) {
  await page.getByRole('button', { name: /^(Join the call|Listen to the call)$/ }).click()
  await page.getByRole('button', { name: 'Leave the call' }).waitFor()
}

/** Somebody's place in the call, as the others see it. */
export function tileOf(page: Page, name: string) {
  return page.getByRole('list', { name: 'In the call' }).getByRole('listitem').filter({ hasText: name })
}

import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { findWebPid } from './app-under-test.ts'
import {
  captured,
  chooseToJoin,
  flowOf,
  joinCall,
  openCaller,
  tileOf,
  untilFlows,
  watchMedia,
} from './call-actions.ts'
import type { People } from './people.ts'
import { openSession } from './room-actions.ts'

const INTERVIEWER = 'Ingrid Solheim'
const CANDIDATE = 'Priya Raman'
const SHADOW = 'Jun Watanabe'
/** A web process on a busy machine. */
const RESTART_MS = 90_000
const BOTH = { audio: true, video: true }

type Cast = { ingrid: Page; priya: Page; address: string; open(args?: readonly string[]): Promise<People> }

/** Ingrid and Priya in the lobby of a session, each in a browser of their own. */
function call(title: string, act: (cast: Cast) => Promise<void>) {
  it(title, async () => {
    const url = inject('appUrl')
    const browsers: People[] = []
    const open = async (args?: readonly string[]) => {
      const people = await openCaller(url, args)
      browsers.push(people)
      return people
    }
    try {
      const ingrid = await (await open()).signInAs(INTERVIEWER)
      const priya = await (await open()).signInAs(CANDIDATE)
      const plan = { candidate: CANDIDATE, shadow: SHADOW, question: /did not come back/ }
      await Promise.all([watchMedia(ingrid), watchMedia(priya)])
      const address = await openSession(ingrid, plan)
      // The script that watches is in pages loaded from now on.
      await ingrid.reload()
      await priya.goto(address)
      await act({ ingrid, priya, address, open })
      const broken = browsers.flatMap((people) => people.pageErrors())
      expect(broken).toEqual([])
    } catch (error) {
      for (const [n, people] of browsers.entries()) await people.keepTraces(`${n} ${title}`)
      throw error
    } finally {
      for (const people of browsers) await people.close()
    }
  })
}

async function bothIn({ ingrid, priya }: Pick<Cast, 'ingrid' | 'priya'>, choices = BOTH) {
  for (const page of [ingrid, priya]) {
    await chooseToJoin(page, choices)
    await joinCall(page)
  }
  for (const page of [ingrid, priya]) await untilFlows(page, 'audioBytes', 'videoFrames')
}

describe('two browsers', () => {
  call('CA20, CA21 hear and see each other, and see who is muted or has the camera off', async (cast) => {
    const { ingrid, priya } = cast
    await bothIn(cast)
    await priya.getByLabel(`Camera of ${INTERVIEWER}`).waitFor()
    await tileOf(ingrid, CANDIDATE).and(ingrid.locator('[data-speaking]')).waitFor()

    await ingrid.getByRole('button', { name: 'Mute', exact: true }).click()
    await tileOf(priya, INTERVIEWER).getByText('microphone off').waitFor()
    await ingrid.keyboard.press('Alt+m')
    await tileOf(priya, INTERVIEWER).getByText('microphone off').waitFor({ state: 'detached' })

    expect(await captured(ingrid)).toEqual(expect.arrayContaining(['audio', 'video']))
    await ingrid.getByRole('button', { name: 'Camera off' }).click()
    await priya.getByLabel(`Camera of ${INTERVIEWER}`).waitFor({ state: 'detached' })
    expect(await captured(ingrid)).toEqual(['audio'])
    await ingrid.getByRole('button', { name: 'Camera on' }).click()
    await priya.getByLabel(`Camera of ${INTERVIEWER}`).waitFor()
    await untilFlows(priya, 'audioBytes', 'videoFrames')
    expect((await flowOf(priya)).made).toBe(1)
  })

  call('CA22 talk on through a restart of the server and a dropped line to it', async (cast) => {
    const { ingrid, priya } = cast
    await bothIn(cast)
    const startPid = inject('startPid')
    process.kill(findWebPid(startPid), 'SIGKILL')
    await untilFlows(priya, 'audioBytes', 'videoFrames')
    // Muting is told through the server: when it is seen, everybody is back.
    await ingrid.getByRole('button', { name: 'Mute', exact: true }).click()
    await tileOf(priya, INTERVIEWER).getByText('microphone off').waitFor({ timeout: RESTART_MS })
    for (const page of [ingrid, priya]) expect(await flowOf(page)).toMatchObject({ made: 1, connections: 1 })

    await priya.context().setOffline(true)
    await tileOf(ingrid, CANDIDATE).waitFor()
    await untilFlows(ingrid, 'audioBytes', 'videoFrames')
    await priya.context().setOffline(false)
    await priya.getByRole('button', { name: 'Camera off' }).click()
    await ingrid.getByLabel(`Camera of ${CANDIDATE}`).waitFor({ state: 'detached' })
    for (const page of [ingrid, priya]) expect((await flowOf(page)).connections).toBe(1)
  })

  call('CA23 find a way again when the one between them breaks', async (cast) => {
    const { ingrid, priya } = cast
    const line = await cuttableLine(priya)
    await bothIn(cast)
    for (const cut of [line.cutWay, line.cutAll]) {
      await cut()
      await tileOf(ingrid, CANDIDATE).getByText('Mending the line…').waitFor()
      await line.mend()
      await tileOf(ingrid, CANDIDATE).getByText('Mending the line…').waitFor({ state: 'detached' })
      for (const page of [ingrid, priya]) await untilFlows(page, 'audioBytes', 'videoFrames')
    }
  })

  call('CA24 one reloads: the other sees it, and both are in again by choice', async (cast) => {
    const { ingrid, priya } = cast
    await bothIn(cast)
    await priya.reload()
    await tileOf(ingrid, CANDIDATE).waitFor({ state: 'detached' })
    expect(await captured(priya)).toEqual([])
    await priya.getByText(`${INTERVIEWER} is in the call.`).waitFor()
    await joinCall(priya)
    for (const page of [ingrid, priya]) await untilFlows(page, 'audioBytes', 'videoFrames')
  })

  call('CA4, CA29 a second tab may take the call over; captions reach the others', async (cast) => {
    const { ingrid, priya } = cast
    await bothIn(cast)
    const second = await priya.context().newPage()
    await second.addInitScript(fakeRecognition)
    await second.goto(priya.url())
    await second.getByText('You are in the call in another tab.').waitFor()
    await second.getByRole('button', { name: 'Move it here' }).click()
    await second.getByRole('button', { name: 'Leave the call' }).waitFor()
    await priya.getByText('You moved the call to another tab.').first().waitFor()
    expect(await captured(priya)).toEqual([])
    await untilFlows(ingrid, 'audioBytes', 'videoFrames')

    await second.getByRole('button', { name: 'Captions' }).click()
    await second.getByText(/some browsers send what they hear to their maker/).waitFor()
    await second.getByRole('button', { name: 'Turn captions on' }).click()
    await ingrid.getByRole('log', { name: 'Captions' }).getByText('I would read the journal first').waitFor()
  })
})

describe('devices', () => {
  call(
    'CA25, CA30 nothing is captured or loaded before somebody wants it, and nothing is kept open',
    async (cast) => {
      const { ingrid, priya } = cast
      const loaded: string[] = []
      ingrid.on('request', (request) => loaded.push(new URL(request.url()).pathname))
      await ingrid.reload()
      await ingrid.getByRole('button', { name: 'Microphone and camera' }).waitFor()
      expect(loaded.filter((path) => /live-call|call-stage|device-dialog/.test(path))).toEqual([])

      await ingrid.getByRole('button', { name: 'Microphone and camera' }).click()
      const window = ingrid.getByRole('dialog')
      expect(await captured(ingrid)).toEqual([])
      await window.getByRole('button', { name: 'Try microphone and camera' }).click()
      await window.getByLabel('Your camera').waitFor()
      await window.locator('[role=meter][aria-valuetext=heard]').waitFor()
      expect(
        await window.getByLabel('Microphone', { exact: true }).locator('option').count(),
      ).toBeGreaterThan(0)
      await window.getByLabel('Join with the camera on').check()
      await window.getByRole('button', { name: 'Close' }).first().click()
      await expect.poll(() => captured(ingrid)).toEqual([])
      expect(loaded.filter((path) => /live-call/.test(path))).toEqual([])

      await ingrid.reload()
      await joinCall(ingrid)
      await ingrid.getByLabel('Your camera').waitFor()
      await ingrid.getByRole('button', { name: 'Leave the call' }).click()
      await priya.getByText('Nobody is in the call yet.').waitFor()
      expect(await captured(ingrid)).toEqual([])
    },
  )

  call('CA26 who has none, or refuses, listens and is told what to do', async (cast) => {
    const { ingrid, address, open } = cast
    await chooseToJoin(ingrid, BOTH)
    await joinCall(ingrid)
    const refuses = await (await open(['--use-fake-device-for-media-stream'])).signInAs(CANDIDATE)
    await watchMedia(refuses)
    await refuses.goto(address)
    await chooseToJoin(refuses, BOTH)
    await joinCall(refuses)
    await refuses.getByText(/does not let Greenroom use the/).waitFor()
    await untilFlows(refuses, 'audioBytes', 'videoFrames')
    await tileOf(ingrid, CANDIDATE).getByText('microphone off').waitFor()
    await refuses.close()

    const without = await (await open([])).signInAs(CANDIDATE)
    await watchMedia(without)
    await without.goto(address)
    await chooseToJoin(without, { audio: true, video: false })
    await joinCall(without)
    await without.getByText(/(No microphone was found|does not let Greenroom use the microphone)/).waitFor()
    await untilFlows(without, 'audioBytes', 'videoFrames')
  })

  call('CA28 another camera takes the place of the one before', async (cast) => {
    const { priya, address, open } = cast
    const args = ['--use-fake-device-for-media-stream=device-count=3', '--use-fake-ui-for-media-stream']
    const ingrid = await (await open(args)).signInAs(INTERVIEWER)
    await watchMedia(ingrid)
    await ingrid.goto(address)
    await bothIn({ ingrid, priya })
    await ingrid.getByRole('button', { name: 'Devices' }).click()
    const camera = ingrid.getByRole('dialog').getByLabel('Camera', { exact: true })
    const before = await camera.inputValue()
    // The second one that this browser makes up is a depth camera, which nobody can send.
    await camera.selectOption({ index: 2 })
    await expect.poll(() => camera.inputValue()).not.toBe(before)
    await untilFlows(priya, 'audioBytes', 'videoFrames')
    expect((await captured(ingrid)).toSorted()).toEqual(['audio', 'video'])
    expect((await flowOf(priya)).made).toBe(1)
  })
})

call('CA27 a shadow hears and sees both, and is neither heard nor seen', async (cast) => {
  const { ingrid, priya, address, open } = cast
  await bothIn(cast)
  const shadow = await (await open()).signInAs(SHADOW)
  await watchMedia(shadow)
  await shadow.goto(address)
  await joinCall(shadow)
  await shadow.getByText('You listen. Nobody hears or sees you.').waitFor()
  await shadow.getByLabel(`Camera of ${INTERVIEWER}`).waitFor()
  await shadow.getByLabel(`Camera of ${CANDIDATE}`).waitFor()
  await untilFlows(shadow, 'audioBytes', 'videoFrames')
  await expect.poll(async () => (await flowOf(shadow)).connections).toBe(2)
  expect(await flowOf(shadow)).toMatchObject({ audioSent: 0, videoSent: 0 })
  expect(await captured(shadow)).toEqual([])
  await tileOf(ingrid, SHADOW).getByText('microphone off').waitFor()
  for (const page of [ingrid, priya]) await untilFlows(page, 'audioBytes', 'videoFrames')
})

call('CA40, CA41, CA42 write to each other, and meet somewhere else', async ({ ingrid, priya }) => {
  const field = (page: Page) => page.getByRole('textbox', { name: /^Message\./ })
  const chat = (page: Page) => page.getByRole('button', { name: /^Chat/ })
  await chat(ingrid).click()
  await field(ingrid).fill('Hello, can you hear me?')
  await ingrid.keyboard.press('Enter')
  // Closed over there: said once, and counted.
  await priya.getByRole('status').getByText(`${INTERVIEWER}: Hello, can you hear me?`).waitFor()
  await priya.getByRole('button', { name: 'Chat 1 new' }).click()
  await priya.getByRole('log', { name: 'Messages' }).getByText('Hello, can you hear me?').waitFor()
  await field(priya).fill('Yes, thank you!')
  await priya.keyboard.press('Enter')
  await ingrid.getByRole('log', { name: 'Messages' }).getByText('Yes, thank you!').waitFor()
  await priya.keyboard.press('Escape')
  await field(priya).waitFor({ state: 'detached' })
  expect(await chat(priya).evaluate((button) => button === document.activeElement)).toBe(true)
  await priya.reload()
  await priya.getByRole('button', { name: 'Chat', exact: true }).click()
  await priya.getByRole('log', { name: 'Messages' }).getByText('Yes, thank you!').waitFor()
  await ingrid.keyboard.press('Escape')

  await ingrid.getByRole('button', { name: 'Use another meeting tool' }).click()
  const window = ingrid.getByRole('dialog')
  await window.getByLabel('Link to the meeting').fill('http://meet.example.org')
  await window.getByRole('button', { name: 'Show it to everybody' }).click()
  await window.getByText('The address has to begin with https://.').waitFor()
  await window.getByLabel('Link to the meeting').fill('https://meet.example.org/greenroom')
  await window.getByRole('button', { name: 'Show it to everybody' }).click()
  const link = priya.getByRole('link', { name: /Meet at meet\.example\.org/ })
  await link.waitFor()
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  expect(await link.getAttribute('href')).toBe('https://meet.example.org/greenroom')
  await ingrid.getByRole('button', { name: 'Change the meeting link' }).click()
  await window.getByRole('button', { name: 'Remove the link' }).click()
  await link.waitFor({ state: 'detached' })
})

/** A line that can be cut, between two browsers alone or as a whole. Only for connections made after it. */
async function cuttableLine(page: Page) {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  const be = async (offline: boolean, packetLoss: number) => {
    // Without any latency Chromium takes the line for one without conditions, and lets media pass.
    const line = { latency: 1, downloadThroughput: -1, uploadThroughput: -1 }
    await cdp.send('Network.emulateNetworkConditions', { ...line, offline, packetLoss })
  }
  await be(false, 0)
  return { cutWay: () => be(false, 100), cutAll: () => be(true, 100), mend: () => be(false, 0) }
}

/** A browser's own writing down, which needs its maker's service, and a service is what a closed network has not. */
function fakeRecognition() {
  class Recognition {
    onresult: ((event: object) => void) | null = null
    start() {
      const results = [{ isFinal: true, 0: { transcript: 'I would read the journal first' } }]
      setTimeout(() => this.onresult?.({ resultIndex: 0, results }), 300)
    }
    stop() {}
  }
  Object.assign(window, { SpeechRecognition: Recognition, webkitSpeechRecognition: Recognition })
}

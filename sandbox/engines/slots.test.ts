import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FIRST_UID, freeSlots, RANGE, SLOTS, takeSlot, uidBase } from './slots.ts'

describe('uid ranges', () => {
  let folder: string
  const holder = async (name: string) => {
    await mkdir(join(folder, 'boxes', name), { recursive: true })
    return join(folder, 'boxes', name)
  }
  const slots = () => join(folder, 'slots')

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'greenroom-slots-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('SB2 of many who ask at once each gets a range of its own', async () => {
    const holders = await Promise.all(Array.from({ length: 40 }, (_, index) => holder(`box-${index}`)))
    const taken = await Promise.all(holders.map((name) => takeSlot(slots(), name)))
    expect(new Set(taken).size).toBe(40)
  })

  it('SB2 a range is free again when its box was removed, and not while a trace of the box is there', async () => {
    const [one, two] = [await holder('one'), await holder('two')]
    expect(await takeSlot(slots(), one)).toBe(0)
    expect(await takeSlot(slots(), two)).toBe(1)
    await freeSlots(slots(), one)
    expect(await takeSlot(slots(), await holder('three'))).toBe(0)
    await rm(two, { recursive: true })
    expect(await takeSlot(slots(), await holder('four'))).toBe(1)
  })

  it('SB2 ranges neither overlap nor reach the numbers old tools read as negative', () => {
    expect(uidBase(1) - uidBase(0)).toBe(RANGE)
    expect(uidBase(SLOTS - 1) + RANGE).toBeLessThanOrEqual(2 ** 31)
    // Above what systemd and useradd hand out.
    expect(FIRST_UID).toBeGreaterThan(0x6fffffff)
  })
})

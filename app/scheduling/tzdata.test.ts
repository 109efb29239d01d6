import process from 'node:process'
import { expect, it } from 'vitest'
import { createTestLog } from '#test/support/context.ts'
import { readZoneRules, RULES_SINCE, tellZoneRules } from './tzdata.ts'

it('HR20 rules of time zones are old before a named year, and where nobody knows', () => {
  expect(readZoneRules(`${RULES_SINCE}a`)).toEqual({ version: `${RULES_SINCE}a`, isOld: false })
  expect(readZoneRules(`${RULES_SINCE - 1}h`).isOld).toBe(true)
  expect(readZoneRules(undefined)).toEqual({ version: null, isOld: true })
})

it('HR20 the log tells them, and warns of old ones', () => {
  const log = createTestLog()
  tellZoneRules(log, `${RULES_SINCE}b`)
  tellZoneRules(log, '2019c')
  tellZoneRules(log, undefined)
  expect(log.lines.map(({ level }) => level)).toEqual(['info', 'warn', 'warn'])
  expect(log.lines[1]?.words).toContain('2019c')
})

it('HR20 this machine says which rules it has', () => {
  expect(readZoneRules(process.versions.tz).version).toMatch(/^\d{4}[a-z]+$/)
})

import process from 'node:process'
import { expect, it } from 'vitest'
import { readZoneRules, RULES_SINCE, zoneRulesWords } from './tzdata.ts'

it('HR20 rules of time zones are old before a named year, and where nobody knows', () => {
  expect(readZoneRules(`${RULES_SINCE}a`)).toEqual({ version: `${RULES_SINCE}a`, isOld: false })
  expect(readZoneRules(`${RULES_SINCE - 1}h`).isOld).toBe(true)
  expect(readZoneRules(undefined)).toEqual({ version: null, isOld: true })
  expect(zoneRulesWords(readZoneRules('2019c'))).toContain('2019c')
  expect(zoneRulesWords(readZoneRules('2019c'))).toContain('old')
  expect(zoneRulesWords(readZoneRules(`${RULES_SINCE}b`))).not.toContain('old')
})

it('HR20 this machine says which rules it has', () => {
  expect(readZoneRules(process.versions.tz).version).toMatch(/^\d{4}[a-z]+$/)
})

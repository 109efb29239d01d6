import { describe, expect, it } from 'vitest'
import { isOurOrigin } from './origin.ts'

const table: [origin: string | null, publicUrl: string, ours: boolean][] = [
  ['https://practice.example', 'https://practice.example', true],
  ['https://practice.example', 'https://practice.example/some/path', true],
  ['http://practice.example', 'https://practice.example', false],
  ['https://practice.example:8443', 'https://practice.example', false],
  ['https://practice.example.evil.example', 'https://practice.example', false],
  ['https://evil.example', 'https://practice.example', false],
  ['http://localhost:3000', 'http://localhost:3000', true],
  ['http://127.0.0.1:3000', 'http://localhost:3000', true],
  ['http://[::1]:3000', 'http://localhost:3000', true],
  ['http://localhost:3001', 'http://localhost:3000', false],
  ['http://evil.example:3000', 'http://localhost:3000', false],
  ['http://localhost:3000', 'https://practice.example', false],
  ['null', 'http://localhost:3000', false],
  ['not an address', 'http://localhost:3000', false],
  ['', 'http://localhost:3000', false],
  [null, 'http://localhost:3000', false],
]

describe('origin', () => {
  it.each(table)('PM10 %j for %j: ours is %j', (origin, publicUrl, ours) => {
    expect(isOurOrigin(origin, publicUrl)).toBe(ours)
  })
})

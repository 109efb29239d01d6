import { describe, expect, it } from 'vitest'
import { explainCompile } from './tools.ts'

describe('tools of the box engine', () => {
  it('SB33 says what to install when the compiler or its library is missing, and why otherwise', () => {
    const absent = Object.assign(new Error('spawn gcc ENOENT'), { code: 'ENOENT' })
    const noHeaders = new Error('main.c:8:10: fatal error: stdio.h: No such file or directory')
    const noLibrary = new Error('/usr/bin/ld: cannot find -lc: No such file or directory')
    for (const error of [absent, noHeaders, noLibrary]) {
      expect(explainCompile(error)).toContain('apt-get install gcc libc6-dev')
    }
    expect(explainCompile(new Error('keep.c:3: error: unknown type name'))).toContain('unknown type name')
  })
})

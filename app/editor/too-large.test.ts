import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { refuseTooLarge } from './too-large.ts'

it('CO31 a file that is too large already can be made smaller, letter by letter', () => {
  const extension = refuseTooLarge(
    () => true,
    () => expect.unreachable(),
  )
  const state = EditorState.create({ doc: 'x'.repeat(300 << 10), extensions: [extension] })
  expect(state.update({ changes: { from: 0, to: 1 } }).newDoc.length).toBe((300 << 10) - 1)
  expect(state.update({ changes: { from: 0, to: 1, insert: 'y' } }).newDoc.sliceString(0, 1)).toBe('y')
})

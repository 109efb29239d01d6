import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { colourOf } from '#app/document/presence.ts'
import { contrast } from '#test/support/contrast.ts'
import { activeLine, ground, inks, selection, type ThemePair } from './colours.ts'
import { editorLanguages, indentOfFile, languageOfFile } from './file-language.ts'
import { loadLanguage } from './load-language.ts'
import { cursorIn } from './remote-cursors.ts'
import { isLarger, refuseTooLarge } from './too-large.ts'

/** As color-mix in srgb does it. */
function mixed(hex: string, share: number, into: number): string {
  const part = (at: number) => {
    const value = Math.round(parseInt(hex.slice(at, at + 2), 16) * share + into * (1 - share))
    return value.toString(16).padStart(2, '0')
  }
  return `#${part(1)}${part(3)}${part(5)}`
}

describe('colours', () => {
  const grounds: [string, ThemePair][] = [
    ['the ground', ground],
    ['the line of the cursor', activeLine],
    ['a selection', selection],
  ]
  it.each(
    Object.entries(inks).flatMap(([name, ink]) => grounds.map(([where, on]) => ({ name, where, ink, on }))),
  )('CO34 $name is read on $where, light and dark', ({ ink, on }) => {
    expect(contrast(ink[0], on[0])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(ink[1], on[1])).toBeGreaterThanOrEqual(4.5)
  })

  it.each([0, 1, 2, 3, 4, 5])(
    'CO34 the name and the caret of person %i are seen on both grounds',
    (index) => {
      const { color } = colourOf(index)
      expect(contrast('#ffffff', color)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(color, ground[0])).toBeGreaterThanOrEqual(3)
      expect(contrast(mixed(color, 0.45, 255), ground[1])).toBeGreaterThanOrEqual(3)
    },
  )
})

describe('languages', () => {
  it.each([
    ['main.py', 'python', '    '],
    ['src/app.ts', 'typescript', '  '],
    ['main.js', 'javascript', '  '],
    ['main.go', 'go', '\t'],
    ['list.h', 'c', '    '],
    ['Main.java', 'java', '    '],
    ['run.sh', 'bash', '  '],
    ['schema.SQL', 'sql', '  '],
    ['notes.md', 'markdown', '  '],
    ['alerts/checkout.yml', 'yaml', '  '],
    ['Makefile', null, '\t'],
    ['data.txt', null, '  '],
    ['.py', null, '  '],
  ])('CO30 %s is %s, and Tab puts in %j', (path, language, indent) => {
    expect([languageOfFile(path), indentOfFile(path)]).toEqual([language, indent])
  })

  it.each(editorLanguages)('CO30 the grammar of %s is there', async (language) => {
    const state = EditorState.create({ doc: 'x', extensions: [await loadLanguage(language)] })
    expect(state.doc.length).toBe(1)
  })
})

describe('too much for a file', () => {
  it('CO31 counts in UTF-8, and only where it could matter', () => {
    expect(isLarger('x'.repeat(100), 300)).toBe(false)
    expect(isLarger('é'.repeat(100), 199)).toBe(true)
    expect(isLarger('é'.repeat(100), 200)).toBe(false)
    expect(
      isLarger(
        {
          length: 10,
          toString: () => {
            throw new Error('not needed')
          },
        },
        30,
      ),
    ).toBe(false)
  })

  it('CO31 what would make a file too large is not taken, and what makes it smaller is', () => {
    const refused: string[] = []
    const extension = refuseTooLarge(
      () => true,
      (reason) => refused.push(reason),
    )
    let state = EditorState.create({ doc: 'x'.repeat(200 << 10), extensions: [extension] })
    state = state.update({ changes: { from: 0, insert: 'one more' } }).state
    state = state.update({ changes: { from: 0, insert: 'paste' }, userEvent: 'input.paste' }).state
    expect([state.doc.length, refused]).toEqual([200 << 10, ['file-full', 'paste-too-large']])
    expect(state.update({ changes: { from: 0, to: 10 } }).state.doc.length).toBe((200 << 10) - 10)
  })

  it('CO31 what others wrote is shown, however much it is', () => {
    const extension = refuseTooLarge(
      () => false,
      () => expect.unreachable(),
    )
    const state = EditorState.create({ doc: '', extensions: [extension] })
    expect(state.update({ changes: { from: 0, insert: 'x'.repeat(300 << 10) } }).newDoc.length).toBe(
      300 << 10,
    )
  })
})

describe('the others’ cursors', () => {
  const doc = new Y.Doc()
  const text = doc.getText('here')
  text.insert(0, 'hello')
  const at = (place: number, of = text) =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(of, place)) as unknown
  const user = { name: 'Ada', color: '#1d6fb8' }

  it('CO34 are where they say, with their name and colour', () => {
    const cursor = cursorIn(text, { cursor: { anchor: at(4), head: at(1) }, user })
    expect(cursor).toEqual({ name: 'Ada', color: '#1d6fb8', from: 1, to: 4, head: 1 })
  })

  it.each([
    [{}],
    [{ cursor: null, user }],
    [{ cursor: { anchor: 'here', head: 7 }, user }],
    [{ cursor: { anchor: { type: { client: 9, clock: 9 } }, head: {} }, user }],
    [{ cursor: { anchor: at(0, doc.getText('elsewhere')), head: at(0, doc.getText('elsewhere')) }, user }],
  ])('CO34 are nowhere for %j', (state) => {
    expect(cursorIn(text, state as Record<string, unknown>)).toBeNull()
  })

  it('CO34 bring no style and no long name of their own making', () => {
    const cursor = cursorIn(text, {
      cursor: { anchor: at(0), head: at(0) },
      user: { name: 'x'.repeat(500), color: 'red;position:fixed' },
    })
    expect([cursor?.name.length, cursor?.color]).toEqual([60, '#5f6368'])
  })
})

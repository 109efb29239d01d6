// How the editor looks: the page's own tokens, so that it follows light and dark without being told.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { activeLine, ground, inks, pick, selection } from './colours.ts'
import { inkTags } from './ink-tags.ts'

const look = EditorView.theme({
  '&': { height: '100%', color: pick(inks.text), backgroundColor: pick(ground) },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.5' },
  // Room for the name above a cursor in the first line.
  '.cm-content': { padding: '1.1em 0 3em', caretColor: pick(inks.text) },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: pick(inks.text), borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: pick(selection),
  },
  '.cm-content ::selection': { backgroundColor: pick(selection), color: 'inherit' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': {
    backgroundColor: `color-mix(in srgb, ${pick(activeLine)} 60%, transparent)`,
  },
  '.cm-gutters': {
    backgroundColor: pick(ground),
    color: pick(inks.faint),
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: pick(inks.text) },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.2em', padding: '0 0.6em 0 0.4em' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1.5px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { outline: `1.5px solid ${pick(inks.wrong)}` },
  '.cm-searchMatch': { backgroundColor: 'var(--lamp-soft)', outline: '1px solid var(--lamp)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--lamp-soft)', outline: '2px solid var(--lamp-ink)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--sky-soft)' },
  '.cm-specialChar': { color: pick(inks.wrong) },
  '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--ink)', fontFamily: 'var(--font-sans)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '0.5rem 2.25rem 0.5rem 0.5rem', fontSize: '0.875rem' },
  '.cm-panel.cm-search label': { fontSize: '0.875rem' },
  '.cm-textfield': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    minHeight: '2rem',
    padding: '0 0.5rem',
    fontSize: '0.875rem',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    minHeight: '2rem',
    fontSize: '0.875rem',
  },
  '.cm-panel.cm-search [name=close]': {
    color: 'var(--ink)',
    fontSize: '1.25rem',
    minWidth: '2rem',
    minHeight: '2rem',
  },
  '.cm-vim-panel, .cm-emacs-panel': { fontFamily: 'var(--font-mono)', padding: '0.2rem 0.6rem' },
  '.cm-vim-panel input': { color: 'inherit', fontFamily: 'inherit' },
  '.cm-fat-cursor': { backgroundColor: 'var(--accent) !important', color: 'var(--on-accent) !important' },
  '&:not(.cm-focused) .cm-fat-cursor': {
    backgroundColor: 'transparent !important',
    outline: '1px solid var(--accent)',
  },
})

const syntax = HighlightStyle.define([
  { tag: inkTags.keyword, color: pick(inks.keyword) },
  { tag: inkTags.text2, color: pick(inks.text2) },
  { tag: inkTags.number, color: pick(inks.number) },
  { tag: inkTags.call, color: pick(inks.call) },
  { tag: [tags.definition(tags.function(tags.variableName))], color: pick(inks.call), fontWeight: '600' },
  { tag: inkTags.type, color: pick(inks.type) },
  { tag: inkTags.faint, color: pick(inks.faint), fontStyle: 'italic' },
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.link, textDecoration: 'underline' },
  { tag: tags.invalid, color: pick(inks.wrong), textDecoration: 'underline wavy' },
])

export const editorTheme: Extension = [look, syntaxHighlighting(syntax)]

export function sizeOfLetters(pixels: number): Extension {
  return EditorView.theme({ '.cm-scroller': { fontSize: `${pixels}px` } })
}

// Which language a file is written in, by its name alone, and how that language is indented.

export const editorLanguages = [
  'python',
  'javascript',
  'typescript',
  'go',
  'c',
  'java',
  'bash',
  'sql',
  'markdown',
  'yaml',
] as const
export type EditorLanguage = (typeof editorLanguages)[number]

const endings: Record<string, EditorLanguage> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  tsx: 'typescript',
  go: 'go',
  c: 'c',
  h: 'c',
  cc: 'c',
  cpp: 'c',
  hpp: 'c',
  java: 'java',
  sh: 'bash',
  bash: 'bash',
  sql: 'sql',
  md: 'markdown',
  yaml: 'yaml',
  yml: 'yaml',
}

const wholeNames: Record<string, EditorLanguage> = { '.bashrc': 'bash', '.profile': 'bash' }

/** Null = plain text. */
export function languageOfFile(path: string): EditorLanguage | null {
  const name = path.split('/').at(-1)?.toLowerCase() ?? ''
  const dot = name.lastIndexOf('.')
  return wholeNames[name] ?? (dot > 0 ? endings[name.slice(dot + 1)] : undefined) ?? null
}

/** What Tab puts in, as the style guide of each language has it. */
const indents: Partial<Record<EditorLanguage, string>> = { python: '    ', java: '    ', c: '    ', go: '\t' }

export function indentOf(language: EditorLanguage | null): string {
  return (language && indents[language]) ?? '  '
}

/** A Makefile with spaces does not run. */
export function indentOfFile(path: string): string {
  return /(^|\/)(GNUm|m|M)akefile$|\.mk$/.test(path) ? '\t' : indentOf(languageOfFile(path))
}

export const languageWords: Record<EditorLanguage, string> = {
  python: 'Python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  go: 'Go',
  c: 'C',
  java: 'Java',
  bash: 'Bash',
  sql: 'SQL',
  markdown: 'Markdown',
  yaml: 'YAML',
}

// What a program in each language is called, and what its language is called by people.
import type { Language } from '#questions/schema-coding.ts'

export const MAIN_FILE_NAMES: Record<Language, string> = {
  python: 'main.py',
  javascript: 'main.js',
  bash: 'main.sh',
  c: 'main.c',
}
export const LANGUAGE_WORDS: Record<Language, string> = {
  python: 'Python',
  javascript: 'JavaScript',
  bash: 'Bash',
  c: 'C',
}

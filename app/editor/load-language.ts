// The grammar of each language, in a chunk of its own: a Python file does not bring Java along.
import type { Language, LanguageSupport } from '@codemirror/language'
import type { EditorLanguage } from './file-language.ts'

export async function loadLanguage(language: EditorLanguage): Promise<Language | LanguageSupport> {
  switch (language) {
    case 'python':
      return (await import('@codemirror/lang-python')).python()
    case 'javascript':
      return (await import('@codemirror/lang-javascript')).javascript({ jsx: true })
    case 'typescript':
      return (await import('@codemirror/lang-javascript')).javascript({ jsx: true, typescript: true })
    case 'go':
      return (await import('@codemirror/lang-go')).go()
    case 'c':
      return (await import('@codemirror/lang-cpp')).cpp()
    case 'java':
      return (await import('@codemirror/lang-java')).java()
    case 'sql':
      return (await import('@codemirror/lang-sql')).sql()
    case 'markdown':
      return (await import('@codemirror/lang-markdown')).markdown()
    case 'bash': {
      const [{ StreamLanguage }, { shell }] = await Promise.all([
        import('@codemirror/language'),
        import('@codemirror/legacy-modes/mode/shell'),
      ])
      return StreamLanguage.define(shell)
    }
    case 'yaml': {
      const [{ StreamLanguage }, { yaml }] = await Promise.all([
        import('@codemirror/language'),
        import('@codemirror/legacy-modes/mode/yaml'),
      ])
      return StreamLanguage.define(yaml)
    }
  }
}

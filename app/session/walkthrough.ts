// What a practice shows when its work is over: the guide without what is only for raters, and the scripts as recipes.
import type { QuestionCard } from './question-card.ts'

export type Recipe = { name: string; about: string; script: string }

export type Walkthrough = {
  /** Markdown by heading. */
  sections: { title: string; text: string }[]
  solutions: Recipe[]
  wrongFixes: Recipe[]
  hintsNotTaken: { title: string; text: string }[]
}

export function walkthroughOf(question: QuestionCard, hintsTaken: readonly string[]): Walkthrough {
  return {
    sections: sectionsOf(question.guide).filter(({ title }) => !FOR_RATERS.test(title)),
    solutions: question.solutions.map(({ name, script }) => {
      const { about, rest } = splitScript(script)
      return { name: readable(name), about, script: rest }
    }),
    wrongFixes: question.wrongFixes.map(({ name, script, why }) => {
      return { name: readable(name), about: why, script: splitScript(script).rest }
    }),
    hintsNotTaken: question.hints
      .filter(({ id }) => !hintsTaken.includes(id))
      .map(({ title, text }) => ({ title, text })),
  }
}

/** The section that says what a rating looks like: with it, a practice would teach how to please. */
const FOR_RATERS = /\brat(ing|ings|ed|ers?)\b/i
const HEADING = /^##\s+(.+?)\s*$/

/** What stands before the first heading of the second level is the title of the guide. */
export function sectionsOf(guide: string): Walkthrough['sections'] {
  const sections: Walkthrough['sections'] = []
  let inCode = false
  for (const line of guide.split('\n')) {
    if (line.startsWith('```')) inCode = !inCode
    const title = inCode ? undefined : HEADING.exec(line)?.[1]
    const last = sections.at(-1)
    if (title !== undefined) sections.push({ title, text: '' })
    else if (last) last.text += `${line}\n`
  }
  return sections.map(({ title, text }) => ({ title, text: text.trim() }))
}

/** The comment at the top of a script says what it does; the rest is what one would type. */
function splitScript(script: string): { about: string; rest: string } {
  const lines = script.split('\n')
  const from = lines[0]?.startsWith('#!') ? 1 : 0
  const found = lines.findIndex((line, index) => index >= from && !line.startsWith('#'))
  const end = found < 0 ? lines.length : found
  const about = lines
    .slice(from, end)
    .map((line) => line.replace(/^#\s?/, ''))
    .join(' ')
  return { about, rest: lines.slice(end).join('\n').trim() }
}

/** `02-relief-then-reload` → `Relief then reload`. */
function readable(name: string): string {
  const words = name.replace(/^\d+-/, '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

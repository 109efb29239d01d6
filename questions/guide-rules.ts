// What a guide for the interviewer must hold: the sections of its kind, and a line for each dimension.
import type { Problem } from './problems.ts'
import type { FolderFile } from './question-files.ts'
import type { QuestionKind } from './schema-round.ts'

const RATINGS = 'What each rating looks like here'
const FOLLOW_UPS = 'Follow-up questions'
const TALK = ['What a solid answer covers', RATINGS, FOLLOW_UPS]
export const GUIDE_SECTIONS: Record<QuestionKind, readonly string[]> = {
  troubleshooting: ['The true cause', 'Good lines of enquiry', 'False trails', RATINGS, FOLLOW_UPS],
  coding: ['The intended solution', 'Common mistakes', RATINGS, FOLLOW_UPS],
  review: ['What matters most', 'False trails', RATINGS, FOLLOW_UPS],
  internals: TALK,
  networking: TALK,
  design: TALK,
  behavioural: TALK,
}

type GuideToJudge = {
  folder: string
  yaml: { kind: QuestionKind; dimensions: readonly string[] }
  files: ReadonlyMap<string, FolderFile>
}

export function judgeGuide({ yaml, files, folder }: GuideToJudge): Problem[] {
  const text = files.get('guide.md')?.content.toString('utf8')
  if (text === undefined) return []
  const file = `${folder}/guide.md`
  const sections = GUIDE_SECTIONS[yaml.kind]
    .filter((title) => !`\n${text}\n`.includes(`\n## ${title}\n`))
    .map((title) => ({ file, line: 1, words: `needs a section "## ${title}" with exactly this title` }))
  const at = text.indexOf(`## ${RATINGS}`)
  const rated = at < 0 ? '' : text.slice(at)
  const line = text.slice(0, Math.max(0, at)).split('\n').length
  const dimensions = yaml.dimensions
    .filter((id) => !rated.includes(`**${id}**`))
    .map((id) => ({
      file,
      line,
      words: `does not say what ratings look like for **${id}**; add a line "- **${id}** 1: … 4: …"`,
    }))
  return [...sections, ...dimensions]
}

// What must hold in a question to talk about: enough to listen for in each group, answers where one is given, an artefact that is safe.
import { judgeTwice, type KindDraft } from './kind-rules.ts'
import type { Problem } from './problems.ts'
import { inYaml } from './question-rules.ts'
import type { PointGroup, TalkKind, TalkYaml } from './schema-talk.ts'

/** How many points of which groups a kind needs; a group that is not here does not belong to it. */
const GROUPS: Record<TalkKind, Partial<Record<PointGroup, number>>> = {
  internals: { clarify: 0, core: 3, depth: 3, failure: 0 },
  networking: { clarify: 0, core: 3, depth: 2, failure: 0 },
  design: { clarify: 4, number: 4, core: 0, depth: 2, failure: 2 },
  behavioural: { listen: 4, depth: 3 },
}
/** Points of these are something that one is asked, or asks: both need to know the answer. */
const ANSWERED: readonly PointGroup[] = ['clarify', 'number', 'depth', 'failure']
const ARTEFACT_BYTES_MAX = 200 << 10
/** What a drawing may hold so that it is nothing but a drawing. */
const SVG_DANGERS: [RegExp, string][] = [
  [/<\s*script\b/i, '<script>'],
  [/<\s*foreignObject\b/i, '<foreignObject>'],
  [/\son[a-z]+\s*=/i, 'an on…= attribute'],
  [/(href|src)\s*=\s*["']?\s*(?!["']?#)[^\s"'>]/i, 'a link to something outside it'],
  [/url\(\s*["']?\s*(?!["']?#)[^\s"')]/i, 'a link to something outside it'],
  [/@import|<!ENTITY/i, '@import or an entity'],
]

export function judgeTalk(draft: KindDraft<TalkYaml>): Problem[] {
  const { yaml } = draft
  const ids = yaml.points.map(({ id }, index) => ({ id, at: ['points', index, 'id'] }))
  return [...judgeTwice(draft, ids), ...judgeGroups(draft), ...judgeAnswers(draft), ...judgeArtefact(draft)]
}

function judgeGroups(draft: KindDraft<TalkYaml>): Problem[] {
  const { kind, points } = draft.yaml
  const groups = GROUPS[kind]
  const problems = points.flatMap(({ group }, index) => {
    if (group in groups) return []
    const words = `questions of kind ${kind} have no points of group ${group}; they have ${Object.keys(groups).join(', ')}`
    return [inYaml(draft, ['points', index, 'group'], words)]
  })
  for (const [group, least] of Object.entries(groups)) {
    const count = points.filter((point) => point.group === group).length
    if (count >= least) continue
    const words = `${count} points of group ${group}; a question of kind ${kind} needs ${least} or more`
    problems.push(inYaml(draft, ['points'], words))
  }
  return problems
}

function judgeAnswers(draft: KindDraft<TalkYaml>): Problem[] {
  return draft.yaml.points.flatMap(({ id, group, answer }, index) => {
    if (!ANSWERED.includes(group) || answer !== undefined) return []
    const words = `"${id}" is of group ${group} and needs an "answer": ${ANSWER_WORDS[group] ?? 'what a good answer says'}`
    return [inYaml(draft, ['points', index], words)]
  })
}

const ANSWER_WORDS: Partial<Record<PointGroup, string>> = {
  clarify: 'what the interviewer tells who asks it',
  number: 'the figure the interviewer gives who asks for it',
}

function judgeArtefact(draft: KindDraft<TalkYaml>): Problem[] {
  const { yaml, files, folder } = draft
  const problems: Problem[] = []
  for (const path of [...files.keys()].filter((path) => path.startsWith('artefact.'))) {
    if (path === yaml.artefact?.file) continue
    const words = '"artefact" in question.yaml does not name this file; name it there, or remove it'
    problems.push({ file: `${folder}/${path}`, line: 1, words })
  }
  if (yaml.artefact === null) return problems
  const { file, alt } = yaml.artefact
  const content = files.get(file)?.content
  if (content === undefined) {
    problems.push(inYaml(draft, ['artefact', 'file'], `there is no file ${file} in this folder; add it`))
    return problems
  }
  if (file !== 'artefact.txt' && alt === undefined)
    problems.push(
      inYaml(draft, ['artefact'], 'a picture needs "alt": the same in words, for who cannot see it'),
    )
  if (content.length > ARTEFACT_BYTES_MAX) {
    const words = `larger than ${ARTEFACT_BYTES_MAX >> 10} KB; make it smaller, it travels with the page`
    problems.push({ file: `${folder}/${file}`, line: 1, words })
  }
  if (file === 'artefact.svg') problems.push(...judgeSvg(`${folder}/${file}`, content.toString('utf8')))
  if (file === 'artefact.png' && content.subarray(1, 4).toString('latin1') !== 'PNG')
    problems.push({ file: `${folder}/${file}`, line: 1, words: 'is no PNG picture; export it again as PNG' })
  return problems
}

function judgeSvg(file: string, text: string): Problem[] {
  const problems = SVG_DANGERS.flatMap(([pattern, what]) => {
    const found = pattern.exec(text)
    if (found === null) return []
    const line = text.slice(0, found.index).split('\n').length
    return [{ file, line, words: `holds ${what}; a drawing may hold shapes and words alone` }]
  })
  if (!/^\s*(<\?xml[^>]*\?>\s*)?(<!--[^]*?-->\s*)*<svg[\s>]/.test(text))
    problems.push({ file, line: 1, words: 'is no SVG drawing: it must begin with <svg …>' })
  if (!/<svg[^>]*\sviewBox=/.test(text))
    problems.push({ file, line: 1, words: 'has no viewBox on <svg>; without one it cannot follow the width' })
  return problems
}

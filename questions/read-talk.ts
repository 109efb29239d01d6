// From the folder of something to talk about to its question.
import { judgeKind } from './kind-rules.ts'
import {
  commonOf,
  failed,
  nothingToProbe,
  textIn,
  toBox,
  type FolderToRead,
  type LoadedQuestion,
} from './read-question.ts'
import { talkYaml, type Artefact, type TalkYaml } from './schema-talk.ts'
import { judgeTalk } from './talk-rules.ts'
import { readYaml } from './yaml-source.ts'

export function readTalk(given: FolderToRead): LoadedQuestion {
  const read = readYaml(`${given.folder}/question.yaml`, given.text, talkYaml)
  if (read.value === null) return failed(given, read.problems)
  const { value: yaml, source } = read
  const draft = { ...given, yaml, source }
  const told = yaml.artefact ? [{ at: ['artefact', 'caption'], text: yaml.artefact.caption }] : []
  const problems = [...given.problems, ...judgeKind(draft, { told }), ...judgeTalk(draft)]
  if (problems.length > 0) return { ok: false, problems }
  const talk = {
    artefact: toArtefact(given, yaml.artefact),
    points: yaml.points,
    misconceptions: yaml.misconceptions,
    recover: yaml.recover,
    notExpected: yaml['not-expected'],
  }
  const sandbox = yaml.sandbox && toBox(yaml.sandbox)
  return {
    ok: true,
    question: { ...commonOf(given, yaml), ...nothingToProbe, kind: yaml.kind, sandbox, talk },
  }
}

function toArtefact({ files }: FolderToRead, artefact: TalkYaml['artefact']): Artefact | null {
  if (!artefact) return null
  const { file, caption, alt = '' } = artefact
  if (file.endsWith('.txt')) return { type: 'text', caption, text: textIn(files, file) }
  const mediaType = file.endsWith('.svg') ? 'image/svg+xml' : 'image/png'
  const content = files.get(file)?.content.toString('base64') ?? ''
  return { type: 'picture', caption, alt, dataUrl: `data:${mediaType};base64,${content}` }
}

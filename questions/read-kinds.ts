// From a folder to a question, by kind.
import { readCoding } from './read-coding.ts'
import type { FolderToRead, LoadedQuestion } from './read-question.ts'
import { readReview } from './read-review.ts'
import { readTalk } from './read-talk.ts'
import { readTroubleshooting } from './read-troubleshooting.ts'
import type { QuestionKind } from './schema-round.ts'

export const readKind: Record<QuestionKind, (given: FolderToRead) => LoadedQuestion> = {
  troubleshooting: readTroubleshooting,
  coding: readCoding,
  review: readReview,
  internals: readTalk,
  networking: readTalk,
  design: readTalk,
  behavioural: readTalk,
}

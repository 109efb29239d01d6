// The interviewer's list of a question: what a candidate may say, ask or find, ticked while listening. Pure.
import type { Severity } from '#questions/schema-review.ts'
import type { PointGroup } from '#questions/schema-talk.ts'

export type ListGroup = PointGroup | 'finding' | 'decoy'
export type PointMark = 'unprompted' | 'with-help' | 'missed'

export type ListedPoint = {
  questionSlug: string
  pointId: string
  group: ListGroup
  says: string
  answer?: string | undefined
  severity?: Severity | undefined
  file?: string | undefined
  lines?: readonly [number, number] | undefined
  fix?: string | undefined
  accept?: readonly string[] | undefined
  /** Of a decoy: why it is right. */
  why?: string | undefined
  mark: PointMark | null
}

/** As a talk goes: from the questions at its beginning down to what breaks. */
const ORDER: readonly ListGroup[] = [
  'finding',
  'decoy',
  'clarify',
  'number',
  'core',
  'depth',
  'failure',
  'listen',
]

type GroupWords = {
  title: string
  /** What to do with them. */
  says: string
  /** After "3 of 5". */
  counted: string
  /** What the answer is, above it. */
  answer: string
}

export const groupWords: Record<ListGroup, GroupWords> = {
  finding: {
    title: 'Defects in the change',
    says: 'Tick what the candidate finds.',
    counted: 'found unprompted',
    answer: 'Fix',
  },
  decoy: {
    title: 'Not a defect',
    says: 'These look wrong and are right. Ask why before you tell.',
    counted: 'called wrong',
    answer: 'Why it is right',
  },
  clarify: {
    title: 'Questions worth asking',
    says: 'Answer what is asked, and nothing else.',
    counted: 'clarifying questions asked unprompted',
    answer: 'Answer to give',
  },
  number: {
    title: 'Figures',
    says: 'Give them when they are asked for.',
    counted: 'figures asked for unprompted',
    answer: 'Figure to give',
  },
  core: {
    title: 'The core',
    says: 'What a solid answer holds.',
    counted: 'said unprompted',
    answer: 'In full',
  },
  depth: {
    title: 'Deeper',
    says: 'Ask one after the other, as far as it goes.',
    counted: 'answered without help',
    answer: 'A good answer',
  },
  failure: {
    title: 'When it breaks',
    says: 'Throw them in one at a time.',
    counted: 'handled without help',
    answer: 'A good answer',
  },
  listen: {
    title: 'Listen for',
    says: 'What the story shows.',
    counted: 'shown unprompted',
    answer: 'In full',
  },
}

export const markWords: Record<PointMark, string> = {
  unprompted: 'Unprompted',
  'with-help': 'With help',
  missed: 'Missed',
}
/** Something that is right is not found or missed. */
export const decoyWords: Record<PointMark, string> = {
  unprompted: 'Called wrong',
  'with-help': 'Took it back',
  missed: 'Left alone',
}

export function wordsOfMarks(group: ListGroup): Record<PointMark, string> {
  return group === 'decoy' ? decoyWords : markWords
}

/** 1, 2, 3 set a mark and 0 takes it away; undefined = another key. */
export function markOfKey(key: string): PointMark | null | undefined {
  const marks: Record<string, PointMark | null> = {
    '1': 'unprompted',
    '2': 'with-help',
    '3': 'missed',
    '0': null,
  }
  return marks[key]
}

export type PointsOfGroup<Point> = { group: ListGroup; points: Point[]; unprompted: number; marked: number }

/** Groups without points are left out; defects stand with the gravest first. */
export function byGroup<Point extends Pick<ListedPoint, 'group' | 'mark' | 'severity'>>(
  points: readonly Point[],
): PointsOfGroup<Point>[] {
  return ORDER.map((group) => {
    const own = points
      .filter((point) => point.group === group)
      .toSorted((one, other) => gravity(one) - gravity(other))
    return {
      group,
      points: own,
      unprompted: own.filter(({ mark }) => mark === 'unprompted').length,
      marked: own.filter(({ mark }) => mark !== null).length,
    }
  }).filter(({ points: own }) => own.length > 0)
}

const GRAVEST_FIRST: readonly Severity[] = ['must-fix', 'should-fix', 'nice-to-have']

function gravity({ severity }: Pick<ListedPoint, 'severity'>): number {
  return severity ? GRAVEST_FIRST.indexOf(severity) : 0
}

/** "3 of 5 clarifying questions asked unprompted" */
export function countWords({ group, points, unprompted }: PointsOfGroup<unknown>): string {
  return `${unprompted} of ${points.length} ${groupWords[group].counted}`
}

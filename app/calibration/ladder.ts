// The way to leading a round alone: shadow, reverse shadow, solo; and what is needed next. Nobody is pushed off it.

/** Sessions watched, with a practice scorecard of one's own beside the interviewer's. */
export const SHADOWS_NEEDED = 2
/** Recordings rated blind. */
export const TAPES_NEEDED = 2
/** Sessions led while somebody who leads alone watches and may step in. */
export const LED_NEEDED = 1
/** Of the latest of those: how many ratings lie within a level of the other's. */
export const WITHIN_ONE_SHARE_MIN = 0.8
/** No dimension may be this far off. */
export const FAR_OFF_LEVELS = 2
/** Mean difference, up or down, in levels. */
export const MEAN_DIFFERENCE_MAX = 0.5
/** About a term: then it is worth seeing again whether one still reads as the others do. */
export const CALIBRATE_AGAIN_DAYS = 180

export const steps = ['shadow', 'reverse-shadow', 'solo'] as const
export type Step = (typeof steps)[number]
export const stepWords: Record<Step, string> = {
  shadow: 'Shadow',
  'reverse-shadow': 'Reverse shadow',
  solo: 'Solo',
}

/** One's own ratings of one sitting, less those of whom one is compared with. */
export type Compared = { sittingId: string; how: 'shadow' | 'tape'; at: number; differences: number[] }
export type LadderFacts = {
  /** Leads sessions already: nothing has to be shown again. */
  leads: boolean
  compared: readonly Compared[]
  /** Sessions led as a reverse shadow, as their interviewer said. */
  led: number
  /** A coordinator has said so, with a note. */
  waived: boolean
  now: number
}
export type Need = { id: string; words: string; isMet: boolean }
/** `isBegun`: something towards it is done. */
export type Ladder = { step: Step; needs: Need[]; again: boolean; isBegun: boolean }

export function ladderOf({ leads, compared, led, waived, now }: LadderFacts): Ladder {
  const alike = alikeNeeds(compared)
  const leading: Need = {
    id: 'led',
    words: `Lead ${countWords(LED_NEEDED, 'session')} while the interviewer watches: ${led} so far.`,
    isMet: led >= LED_NEEDED,
  }
  if (leads || waived || (isDone(alike) && leading.isMet)) {
    return { step: 'solo', needs: [], again: isTimeAgain(compared, now), isBegun: true }
  }
  return isDone(alike)
    ? { step: 'reverse-shadow', needs: [leading], again: false, isBegun: true }
    : { step: 'shadow', needs: alike, again: false, isBegun: compared.length > 0 || led > 0 }
}

function isDone(needs: readonly Need[]): boolean {
  return needs.every(({ isMet }) => isMet)
}

/** The latest count, so that a first try that went wide does not stay for ever. */
function alikeNeeds(compared: readonly Compared[]): Need[] {
  const latest = (how: Compared['how'], count: number) =>
    compared
      .filter((one) => one.how === how)
      .sort((one, other) => other.at - one.at)
      .slice(0, count)
  const [shadows, tapes] = [latest('shadow', SHADOWS_NEEDED), latest('tape', TAPES_NEEDED)]
  const all = [...shadows, ...tapes].flatMap(({ differences }) => differences)
  const within = all.filter((one) => Math.abs(one) <= 1).length
  const share = all.length === 0 ? 0 : within / all.length
  const mean = all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length
  const farOff = all.filter((one) => Math.abs(one) >= FAR_OFF_LEVELS).length
  return [
    {
      id: 'shadows',
      words: `Watch ${countWords(SHADOWS_NEEDED, 'session')} and submit your practice scorecard: ${shadows.length} so far.`,
      isMet: shadows.length >= SHADOWS_NEEDED,
    },
    {
      id: 'tapes',
      words: `Rate ${countWords(TAPES_NEEDED, 'recording')} that others have rated: ${tapes.length} so far.`,
      isMet: tapes.length >= TAPES_NEEDED,
    },
    {
      id: 'within-one',
      words: `Of the ratings in these, at least ${Math.round(WITHIN_ONE_SHARE_MIN * 100)}% within one level${all.length === 0 ? '' : `: ${Math.round(share * 100)}% so far`}.`,
      isMet: all.length > 0 && share >= WITHIN_ONE_SHARE_MIN,
    },
    {
      id: 'far-off',
      words: `No rating ${FAR_OFF_LEVELS} levels away${farOff === 0 ? '' : `: ${farOff} just now`}.`,
      isMet: all.length > 0 && farOff === 0,
    },
    {
      id: 'mean',
      words: `On average at most half a level above or below${all.length === 0 ? '' : `: ${signed(mean)} so far`}.`,
      isMet: all.length > 0 && Math.abs(mean) <= MEAN_DIFFERENCE_MAX,
    },
  ]
}

/** Of those who lead alone; who never rated a recording is due as well. */
function isTimeAgain(compared: readonly Compared[], now: number): boolean {
  const last = Math.max(0, ...compared.filter(({ how }) => how === 'tape').map(({ at }) => at))
  return now - last > CALIBRATE_AGAIN_DAYS * 86_400_000
}

function countWords(count: number, what: string): string {
  const words = ['no', 'one', 'two', 'three', 'four']
  return `${words[count] ?? count} ${what}${count === 1 ? '' : 's'}`
}

export function signed(value: number): string {
  const rounded = value.toFixed(2)
  return value > 0 && rounded !== '0.00' ? `+${rounded}` : rounded.replace('-0.00', '0.00').replace('-', '−')
}

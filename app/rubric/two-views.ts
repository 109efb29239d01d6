// How the candidate saw it and how the interviewer saw it, dimension by dimension, with a kind sentence for each difference. Pure.
import { bands, bandWords, type Band, type Rating } from './ratings.ts'
import { selfRatingOf, type SelfAssessment } from './self-assessment.ts'

export type TwoViews = {
  dimensionId: string
  title: string
  /** Null = not sure. */
  own: Rating | null
  /** Null = not observed. */
  theirs: Rating | null
  words: string
}

type Card = { dimensions: readonly { id: string; title: string; rating: Rating | null }[] }
type Compared = { round: number; own: SelfAssessment; card: Card }

/** Who reads it, where it is not the candidate. `rater`: whose ratings they are, null for the reader's own. */
export type RaterReads = { candidate: string; rater: string | null }

/** Of those dimensions that the candidate said something about. */
export function compareViews({ round, own, card }: Compared, reader: RaterReads | null): TwoViews[] {
  return card.dimensions.flatMap(({ id, title, rating: theirs }) => {
    const given = selfRatingOf(own, round, id)
    if (given === undefined) return []
    const views = { own: given, theirs }
    const words = reader === null ? wordsForCandidate(views) : wordsForRater(views, reader)
    return [{ dimensionId: id, title, ...views, words }]
  })
}

type Views = Pick<TwoViews, 'own' | 'theirs'>

/** To the one it is about: a lower rating of one's own is good news, a higher one is something to ask about. */
function wordsForCandidate({ own, theirs }: Views): string {
  if (theirs === null) return 'This did not come up for your interviewer, so there is nothing to compare.'
  if (own === null) return 'You were not sure here. This is how it looked from outside.'
  if (own === theirs) return 'You both saw this the same way.'
  if (own < theirs) {
    return theirs - own === 1
      ? 'You rated yourself lower than your interviewer here.'
      : 'You rated yourself much lower than your interviewer here: more of it showed than you felt.'
  }
  return own - theirs === 1
    ? 'You felt a step further along here. The words below say what would show it.'
    : 'You two saw this differently. It is worth a question: the same moment can look different from outside.'
}

function wordsForRater({ own, theirs }: Views, { candidate, rater }: RaterReads): string {
  const [who, did] = [rater ?? 'You', rater ?? 'you']
  if (theirs === null) return `${who} did not observe this; ${candidate} has a view of it.`
  if (own === null) return `${candidate} was not sure here. What ${did} saw may help.`
  if (own === theirs)
    return rater === null ? 'You both saw this the same way.' : 'Both saw this the same way.'
  if (own < theirs) {
    const lower = `${candidate} rated themselves lower than ${did} did here.`
    return rater === null ? `${lower} Tell them what you saw.` : lower
  }
  const further = `${candidate} felt further along here than ${did} saw.`
  return rater === null ? `${further} Ask what you may have missed.` : further
}

type Whole = {
  band: Band | null
  /** How it felt to the candidate as a whole; null where they have not said so. */
  felt: number | null
}

/** The whole in a sentence or two. `candidateName` where somebody else reads it. */
export function wholeWords({ band, felt }: Whole, candidateName: string | null): string {
  if (band === null) return 'Too little of the rubric came up for a whole; each dimension stands for itself.'
  const seen = bandWords[band].toLowerCase()
  const apart = felt === null ? 0 : bands.indexOf(band) + 1 - felt
  const who = candidateName ?? 'you'
  const compared =
    felt === null
      ? ''
      : apart === 0
        ? ` That is how it felt to ${who} too.`
        : apart > 0
          ? ` To ${who} it felt like less than that: more of it showed than was felt.`
          : ` To ${who} it felt like more. Both are true of the same hour, and where they differ there is something to talk about.`
  return candidateName === null
    ? `As a whole: ${seen}.${compared} Solid is what an internship asks for. One session is one hour, not a verdict: two sessions less than a step apart are the same.`
    : `As a whole: ${seen}.${compared}`
}

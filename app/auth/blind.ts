// Blind interviews: who may know who the candidate is. One rule for sessions and for the slots they come from. Pure.
import type { SessionRole } from './roles.ts'

/** Who asked for it: the cohort for everybody, or the candidate for themselves. */
export type BlindBy = 'cohort' | 'candidate'

/** What there is to know before it can be said. */
export type BlindFacts = {
  /** The same for a slot and the session that comes of it: the stand-in name is drawn from it. */
  key: string
  /** As it was fixed when somebody first entered the room; null = nobody has, and what is set now counts. */
  fixed: BlindBy | 'none' | null
  cohortHides: boolean
  candidateHides: boolean
  /** Whoever leads it chose the candidate by name: there is nothing left to hide. */
  chosenByName: boolean
  /** When the interviewer's scorecard was in. */
  shownAt: Date | null
}

/** In force: the candidate stands in it under another name. */
export type Blind = { by: BlindBy; standIn: string }

/** Null: everybody may know. */
export function blindOf(facts: BlindFacts): Blind | null {
  const by = blindBy(facts)
  return by === 'none' || facts.shownAt ? null : { by, standIn: standInFor(facts.key) }
}

/** As it is, or as it would be fixed by who enters now. */
export function blindBy({ fixed, ...set }: Omit<BlindFacts, 'key' | 'shownAt'>): BlindBy | 'none' {
  if (fixed) return fixed
  if (set.chosenByName) return 'none'
  if (set.cohortHides) return 'cohort'
  return set.candidateHides ? 'candidate' : 'none'
}

/** `isHidden`: the name is not theirs. */
export type Named = { userId: string; name: string; isHidden?: true }

type Seen<Person> = {
  blind: Blind | null
  people: readonly Person[]
  partOf: (person: Person) => SessionRole
}

/** The people of a session or a slot as one of them, or somebody who is asked to join them, may know them. */
export function peopleAsSeenBy<Person extends Named>(
  viewerId: string,
  { blind, people, partOf }: Seen<Person>,
): Person[] {
  return people.map((person) =>
    blind && partOf(person) === 'candidate' && person.userId !== viewerId
      ? { ...person, name: blind.standIn, isHidden: true }
      : person,
  )
}

/** Kind, short, and of no country, school or gender. */
const birds = [
  'Avocet',
  'Bittern',
  'Crane',
  'Curlew',
  'Dipper',
  'Dove',
  'Dunlin',
  'Egret',
  'Fulmar',
  'Goldfinch',
  'Grebe',
  'Heron',
  'Hoopoe',
  'Ibis',
  'Jay',
  'Kestrel',
  'Kingfisher',
  'Kite',
  'Lapwing',
  'Lark',
  'Linnet',
  'Martin',
  'Nightingale',
  'Oriole',
  'Osprey',
  'Petrel',
  'Pipit',
  'Plover',
  'Puffin',
  'Quail',
  'Robin',
  'Sandpiper',
  'Siskin',
  'Starling',
  'Stork',
  'Swallow',
  'Swift',
  'Tern',
  'Thrush',
  'Wagtail',
  'Warbler',
  'Wren',
] as const

/** The same for the same key, on every page and in every letter. */
export function standInFor(key: string): string {
  let hash = 0
  for (const letter of key) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return `Candidate ${birds[hash % birds.length] ?? birds[0]}`
}

/** What goes to a browser, with the stand-in's id wherever the candidate's own is a whole value of the JSON. */
export function withIdHidden(json: string, { userId, standIn }: { userId: string; standIn: string }): string {
  return json.replaceAll(JSON.stringify(userId), JSON.stringify(standInIdFor(standIn)))
}

/** What comes from there, with the candidate's own. */
export function withIdRestored(
  json: string,
  { userId, standIn }: { userId: string; standIn: string },
): string {
  return json.replaceAll(JSON.stringify(standInIdFor(standIn)), JSON.stringify(userId))
}

/** Instead of the candidate's user id, which lists of people lead back to a name. */
export function standInIdFor(standIn: string): string {
  return standIn.toLowerCase().replace(' ', '-')
}

/** The id by which somebody is told of another; `hidden` is whom they may not know. */
export function knownId(userId: string, hidden: { userId: string; standIn: string } | null): string {
  return hidden?.userId === userId ? standInIdFor(hidden.standIn) : userId
}

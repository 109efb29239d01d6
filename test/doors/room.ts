// What a row of the table of rooms and doors is made of.

export type Grant = { room: string; typesOnly?: true }

export type Room = {
  name: string
  /** First match wins, so narrower rooms stand above wider ones. */
  holds: RegExp
  mayImport: 'anything' | Grant[]
  /** Files of the room that others may import: patterns on the path after the folder. */
  doors: 'all' | 'none' | RegExp[]
  /** How the table prints `doors` where the pattern is not readable by itself. */
  doorWords?: string
}

export function types(room: string): Grant {
  return { room, typesOnly: true }
}

export function grants(...names: (string | Grant)[]): Grant[] {
  return names.map((name) => (typeof name === 'string' ? { room: name } : name))
}

export const pureRooms = [
  'app/auth',
  'app/call',
  'app/review',
  'app/session',
  'app/document',
  'app/coding',
  'app/terminal',
  'app/scheduling',
  'app/matching',
  'app/cohort',
  'app/desk',
  'app/rubric',
  'app/recording',
  'app/library',
  'app/practice',
  'app/growth',
  'app/account',
  'app/calibration',
  'app/learning',
  'app/protocol',
  'app/jobs',
  'app/mail',
  'app/calendar',
  'app/webhook',
]

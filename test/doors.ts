// Rooms and doors as data: which folder may import which, and which of its files others may open.
// architecture.test.ts holds the tree to it; docs.test.ts holds the table in docs/architecture.md to it.
import { growingRooms } from './doors/growing-rooms.ts'
import { grants, pureRooms, types, type Grant, type Room } from './doors/room.ts'
import { seasonRooms } from './doors/season-rooms.ts'

export type { Room } from './doors/room.ts'

export const rooms: Room[] = [
  { name: 'test', holds: /^test\/|\.test\.tsx?$/, mayImport: 'anything', doors: 'none' },
  { name: 'server.ts', holds: /^server\.ts$/, mayImport: 'anything', doors: 'none' },
  { name: 'scripts', holds: /^scripts\//, mayImport: grants(), doors: 'none' },
  {
    name: 'prisma',
    holds: /^prisma\/(?!generated)/,
    mayImport: grants(
      'app/lib',
      'app/auth',
      'app/auth (server)',
      'app/db (server)',
      'app/jobs (server)',
      'app/recording',
      'app/recording (server)',
      'app/session',
      'app/session (server)',
      'app/review',
      'app/rubric',
      'app/scheduling',
      'app/scheduling (server)',
      'app (frame)',
      'app (context)',
      'questions',
    ),
    doors: [/^prisma\/seed\.ts$/],
    doorWords: '`seed.ts`',
  },
  { name: 'prisma/generated', holds: /^prisma\/generated\//, mayImport: grants(), doors: 'all' },
  {
    name: 'questions (tools)',
    holds: /^questions\/(check|scaffold|try)[^/]*\.ts$/,
    mayImport: grants('questions', 'sandbox'),
    doors: 'none',
  },
  {
    name: 'questions',
    holds: /^questions\//,
    mayImport: grants(),
    doors: [/^questions\/(schema(-[a-z]+)?|vocabulary|load|banks|live-bank|judge-coding)\.ts$/],
    doorWords:
      '`schema.ts`, `schema-<kind>.ts`, `vocabulary.ts`, `load.ts`, `banks.ts`, `live-bank.ts`, `judge-coding.ts`',
  },
  {
    name: 'sandbox',
    holds: /^sandbox\//,
    mayImport: grants(),
    doors: [/^sandbox\/(contract|frames|client|terminal\/(headless|snapshot|bounded-work))\.ts$/],
    doorWords:
      '`contract.ts`, `frames.ts` (pure), `client.ts`, `terminal/headless.ts`, `terminal/snapshot.ts` and `terminal/bounded-work.ts` (pure)',
  },
  { name: 'app/lib', holds: /^app\/lib\//, mayImport: grants(), doors: 'all' },
  {
    name: 'app (context)',
    holds: /^app\/(context|env)\.server\.ts$/,
    mayImport: grants(
      types('app/auth (server)'),
      types('app/call (server)'),
      types('app/cohort (server)'),
      types('app/db (server)'),
      types('app/document (server)'),
      types('app/session (server)'),
      types('app/library (server)'),
      types('app/jobs (server)'),
      types('app/calendar (server)'),
      types('app/recording (server)'),
      types('app/scheduling (server)'),
      types('sandbox'),
      types('questions'),
    ),
    doors: 'all',
  },
  {
    name: 'app/auth (server)',
    holds: /^app\/auth\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/auth',
      'app/db (server)',
      'app/mail',
      'app/mail (server)',
      'app/lib',
      types('app (context)'),
    ),
    doors: [/.*/],
    doorWords: 'named use-case files',
  },
  { name: 'app/auth', holds: /^app\/auth\//, mayImport: grants('app/lib'), doors: 'all' },
  {
    name: 'app/call (server)',
    holds: /^app\/call\/.*\.server\.tsx?$/,
    mayImport: grants('app/call', 'app/auth', 'app/lib'),
    doors: [/\/(room-call|ice-servers)\.server\.ts$/],
    doorWords: '`room-call.server.ts`, `ice-servers.server.ts`',
  },
  {
    name: 'app/call (browser)',
    holds: /^app\/call\/browser\//,
    mayImport: grants('app/call', 'app/lib'),
    doors: 'all',
  },
  { name: 'app/call', holds: /^app\/call\//, mayImport: grants('app/auth', 'app/lib'), doors: 'all' },
  {
    name: 'app/session (server)',
    holds: /^app\/session\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/session',
      'app/protocol',
      'app/auth',
      types('app/auth (server)'),
      'app/cohort (server)',
      'app/call',
      'app/call (server)',
      'app/db (server)',
      'app/coding',
      'app/coding (server)',
      'app/review (server)',
      'app/document',
      types('app/document (server)'),
      'app/terminal (server)',
      'app/rubric (versions)',
      'app/recording (server)',
      'app/lib',
      'sandbox',
      'questions',
      types('app (context)'),
    ),
    doors: [/.*/],
    doorWords: '`rooms.server.ts`, `socket.server.ts`, named use-case files',
  },
  {
    name: 'app/terminal (server)',
    holds: /^app\/terminal\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/terminal',
      'app/protocol',
      'app/auth',
      types('app/auth (server)'),
      types('app/session (server)'),
      'app/recording (server)',
      'app/lib',
      'sandbox',
      types('app (context)'),
    ),
    doors: [/\/bridge\.server\.ts$/],
    doorWords: '`bridge.server.ts`',
  },
  {
    name: 'app/document (server)',
    holds: /^app\/document\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/document',
      'app/protocol',
      'app/session',
      types('app/session (server)'),
      'app/auth',
      'app/db (server)',
      'app/lib',
      types('app (context)'),
    ),
    doors: [/\/(documents|board-pictures|read-bytes|live-document)\.server\.ts$/],
    doorWords:
      '`documents.server.ts`, `board-pictures.server.ts`, `read-bytes.server.ts`, types of `live-document.server.ts`',
  },
  {
    name: 'app/coding (server)',
    holds: /^app\/coding\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/coding',
      'app/document',
      types('app/document (server)'),
      'app/session',
      types('app/session (server)'),
      'app/lib',
      'sandbox',
      'questions',
    ),
    doors: [/\/room-coding\.server\.ts$/],
    doorWords: '`room-coding.server.ts`',
  },
  {
    name: 'app/coding',
    holds: /^app\/coding\//,
    mayImport: grants('app/lib', 'app/session', 'app/document', types('questions')),
    doors: 'all',
  },
  {
    name: 'app/editor',
    holds: /^app\/editor\//,
    mayImport: grants('app/lib', 'app/document'),
    doors: 'all',
  },
  {
    name: 'app/document (browser)',
    holds: /^app\/document\/(use-[^/]*\.tsx?|[^/]*\.tsx)$/,
    mayImport: grants('app/document', 'app/protocol', 'app/lib'),
    doors: 'all',
  },
  {
    name: 'app/document',
    holds: /^app\/document\//,
    mayImport: grants('app/lib', 'app/auth', 'app/session', 'app/protocol'),
    doors: 'all',
  },
  {
    name: 'app/session (browser)',
    holds: /^app\/session\/(use-[^/]*\.tsx?|[^/]*\.tsx)$/,
    mayImport: grants('app/session', 'app/protocol', 'app/auth', 'app/lib', types('app/call'), 'app/coding'),
    doors: 'all',
  },
  {
    name: 'app/terminal (browser)',
    holds: /^app\/terminal\/(use-[^/]*\.tsx?|[^/]*\.tsx)$/,
    mayImport: grants('app/terminal', 'app/protocol', 'app/components', 'app/lib', 'sandbox'),
    doors: 'all',
  },
  {
    name: 'app/session',
    holds: /^app\/session\//,
    mayImport: grants('app/lib', 'app/auth', 'app/review', types('questions')),
    doors: 'all',
  },
  { name: 'app/terminal', holds: /^app\/terminal\//, mayImport: grants('app/lib', 'sandbox'), doors: 'all' },
  {
    name: 'app/rubric (versions)',
    holds: /^app\/rubric\/rubric-versions\.server\.ts$/,
    mayImport: grants('app/rubric', 'app/db (server)', 'app/lib', 'questions'),
    doors: 'all',
  },
  ...(['rubric', 'recording'] as const).map((concept): Room => {
    return {
      name: `app/${concept} (server)`,
      holds: new RegExp(`^app/${concept}/.*\\.server\\.tsx?$`),
      mayImport: grants(
        `app/${concept}`,
        ...(concept === 'recording'
          ? ['app/document', 'app/jobs', 'app/jobs (server)', 'app/rubric', 'app/rubric (server)', 'sandbox']
          : ['app/rubric (versions)', 'app/mail', 'app/mail (server)']),
        'app/db (server)',
        'app/auth',
        'app/session',
        'app/lib',
        types('questions'),
        types('app (context)'),
      ),
      doors: [/.*/],
      doorWords: 'named use-case files',
    }
  }),
  {
    name: 'app/library (server)',
    holds: /^app\/library\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/library',
      'app/cohort (server)',
      'app/rubric (versions)',
      'app/db (server)',
      'app/auth',
      'app/session',
      'app/lib',
      types('questions'),
      types('app (context)'),
    ),
    doors: [/.*/],
    doorWords: 'named use-case files',
  },
  {
    name: 'app/library',
    holds: /^app\/library\//,
    mayImport: grants('app/lib', 'app/session', types('questions')),
    doors: 'all',
  },
  {
    name: 'app/practice (server)',
    holds: /^app\/practice\/.*\.server\.tsx?$/,
    mayImport: grants(
      'app/practice',
      'app/db (server)',
      'app/auth',
      'app/session',
      'app/lib',
      types('questions'),
      types('app (context)'),
    ),
    doors: [/.*/],
    doorWords: 'named use-case files',
  },
  {
    name: 'app/practice',
    holds: /^app\/practice\//,
    mayImport: grants('app/lib', 'app/auth', 'app/session', types('questions')),
    doors: 'all',
  },
  {
    name: 'app/review (server)',
    holds: /^app\/review\/.*\.server\.ts$/,
    mayImport: grants('app/review', 'app/editor', 'app/lib'),
    doors: 'all',
  },
  {
    name: 'app/review',
    holds: /^app\/review\//,
    mayImport: grants('app/lib', types('questions')),
    doors: 'all',
  },
  {
    name: 'app/rubric',
    holds: /^app\/rubric\//,
    mayImport: grants('app/lib', 'questions', types('app/auth'), 'app/session'),
    doors: 'all',
  },
  {
    name: 'app/recording (browser)',
    holds: /^app\/recording\/use-[^/]*\.ts$/,
    mayImport: grants('app/recording', 'app/lib'),
    doors: 'all',
  },
  {
    name: 'app/recording',
    holds: /^app\/recording\//,
    mayImport: grants('app/lib', 'app/session', 'app/document', 'app/jobs'),
    doors: 'all',
  },
  {
    name: 'app/protocol',
    holds: /^app\/protocol\//,
    mayImport: grants('app/lib', 'app/session', 'app/terminal', 'app/auth', 'app/call', types('app/coding')),
    doors: 'all',
  },
  {
    name: 'app/components',
    holds: /^app\/components\//,
    mayImport: grants(
      'app/lib',
      ...pureRooms,
      'app/call (browser)',
      'app/document (browser)',
      'app/editor',
      'app/session (browser)',
      'app/terminal (browser)',
      'app/recording (browser)',
      types('questions'),
    ),
    doors: 'all',
  },
  {
    name: 'app/db (server)',
    holds: /^app\/db\//,
    // Who somebody is may be hidden from who asks: that rule has to stand where rows become people, or one page will forget it.
    mayImport: grants(
      'prisma/generated',
      'app/lib',
      'app/auth',
      ...pureRooms.filter((room) => room !== 'app/auth').map(types),
    ),
    doors: 'all',
  },
  ...seasonRooms,
  ...growingRooms,
  { name: 'app/styles', holds: /^app\/styles\//, mayImport: grants(), doors: 'all' },
  {
    name: 'app/routes',
    holds: /^app\/routes\/|^app\/(root|entry\.client|entry\.server)\.tsx$/,
    mayImport: grants(
      'app/lib',
      'app/components',
      'app/styles',
      ...pureRooms,
      'app/document (browser)',
      'app/session (browser)',
      'app/terminal (browser)',
      types('app (context)'),
      'app/db (server)',
      ...[
        'auth',
        'session',
        'document',
        'scheduling',
        'rubric',
        'recording',
        'library',
        'practice',
        'jobs',
        'mail',
        'calendar',
        'webhook',
        'cohort',
        'matching',
        'desk',
        'growth',
        'account',
        'calibration',
        'learning',
      ].map((room) => `app/${room} (server)`),
      'app/rubric (versions)',
      types('questions'),
    ),
    doors: 'none',
  },
]

/** Files at the top of the tree that configure a tool. They belong to no room. */
export const configFiles = /^[a-z]+(\.[a-z]+)*\.config\.(ts|js)$|^vitest\.workspace\.ts$/

function grantWords(grant: Grant) {
  return grant.typesOnly ? `types of ${grant.room}` : grant.room
}

export function mayImportWords(room: Room): string {
  if (room.mayImport === 'anything') return 'anything'
  return room.mayImport.map(grantWords).join(', ') || 'nothing of ours'
}

function doorWords(room: Room): string {
  if (room.doorWords) return room.doorWords
  return room.doors === 'all' ? 'all' : 'none'
}

/** The table as docs/architecture.md prints it. */
export function doorsTable(): string {
  const rows = rooms.map((room) => `| \`${room.name}\` | ${mayImportWords(room)} | ${doorWords(room)} |`)
  return ['| room | may import, besides itself | doors |', '|---|---|---|', ...rows].join('\n')
}

// Packages and globals with a single owner, as data and as docs/architecture.md prints them.

/** A package or global with one owner: nobody else may import it. Tests may import anything. */
export const owners: { of: string; matches: RegExp; owned: RegExp; words: string }[] = [
  {
    of: 'Prisma',
    matches: /^@prisma\/|#prisma\/generated/,
    owned: /^app\/db\/|^prisma\//,
    words: '`app/db`, `prisma`',
  },
  { of: '`yazl`', matches: /^yazl$/, owned: /^app\/account\//, words: '`app/account`' },
  { of: '`lucia`', matches: /^lucia$/, owned: /^app\/auth\//, words: '`app/auth`' },
  {
    of: '`ws`',
    matches: /^ws$/,
    owned: /^server\.ts$|^app\/session\/socket\.server\.ts$|^app\/terminal\/bridge\.server\.ts$/,
    words: '`server.ts`, `app/session/socket.server.ts`, `app/terminal/bridge.server.ts`',
  },
  {
    of: '`node-pty`',
    matches: /^node-pty$/,
    owned: /^sandbox\/terminal\/pty\.ts$/,
    words: '`sandbox/terminal/pty.ts`',
  },
  {
    of: '`temporal-polyfill`',
    matches: /^temporal-polyfill(\/|$)/,
    owned: /^app\/lib\/zoned\.ts$/,
    words: '`app/lib/zoned.ts`',
  },
  {
    of: '`node:child_process`',
    matches: /^(node:)?child_process$/,
    owned: /^(sandbox|questions|scripts)\//,
    words: '`sandbox`, `questions`, `scripts`',
  },
  {
    of: '`dockerode`',
    matches: /^dockerode$/,
    owned: /^sandbox\/engines\/docker[^/]*\.ts$/,
    words: '`sandbox/engines/docker*.ts`',
  },
  {
    of: '`nodemailer`',
    matches: /^nodemailer($|\/)/,
    owned: /^app\/mail\//,
    words: '`app/mail`',
  },
  {
    of: '`ical-generator`',
    matches: /^ical-generator$/,
    owned: /^app\/calendar\//,
    words: '`app/calendar`',
  },
  {
    of: '`highs`',
    matches: /^highs$/,
    owned: /^app\/matching\/highs\.server\.ts$/,
    words: '`app/matching/highs.server.ts`',
  },
  {
    of: '`csv-parse`, `csv-stringify`',
    matches: /^csv-(parse|stringify)($|\/)/,
    owned: /^app\/lib\/csv\.ts$/,
    words: '`app/lib/csv.ts`',
  },
  {
    of: '`better-sqlite3`',
    matches: /^better-sqlite3$|^@prisma\/adapter-better-sqlite3$/,
    owned: /^app\/db\/client\.server\.ts$/,
    words: '`app/db/client.server.ts`',
  },
]

/** The few files that read the environment; everybody else is handed values. */
export const environmentReaders =
  /^server\.ts$|^sandbox\/(host|image\/build)\.ts$|^questions\/(check[^/]*|try[^/]*|pack)\.ts$|^prisma\/(seed|add-person)\.ts$|^scripts\/|^test\//
export const environmentReaderWords =
  '`server.ts`, `sandbox/host.ts`, `sandbox/image/build.ts`, the commands in `questions` and `prisma`, `scripts`, configs, `test`'

/** The list of single owners as docs/architecture.md prints it. */
export function ownersTable(): string {
  const rows = owners.map((owner) => `| ${owner.of} | ${owner.words} |`)
  return [
    '| what | only used in |',
    '|---|---|',
    ...rows,
    `| \`process.env\` | ${environmentReaderWords} |`,
  ].join('\n')
}

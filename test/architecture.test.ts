// Holds the tree to the rooms-and-doors table in doors.ts. Every complaint is a sentence that says what to do.
import { describe, expect, it } from 'vitest'
import { configFiles, mayImportWords, rooms, type Room } from './doors.ts'
import { environmentReaders, owners } from './doors/owners.ts'
import {
  listFiles,
  listImports,
  readSource,
  withoutComments,
  type ImportLine,
} from './support/source-tree.ts'

const SOURCE = /\.(ts|tsx|mjs)$/
const files = listFiles(SOURCE).filter((file) => !configFiles.test(file))

function roomOf(file: string): Room | undefined {
  return rooms.find((room) => room.holds.test(file))
}

/** The sentence for a broken door, or null where the import is allowed. */
function brokenDoor(line: ImportLine): string | null {
  const from = roomOf(line.from)
  if (!from || from.mayImport === 'anything' || line.target === null) return null
  if (/^package\.json$|\.(css|svg|png|json)$/.test(line.target)) return null
  const to = roomOf(line.target)
  const words = `${line.from} imports ${line.target}`
  if (!to) return `${words}, which is in no room: add a row to test/doors.ts or move the file`
  if (to === from) return from.name === 'app/routes' ? routeToRoute(line, words) : null
  const grant = from.mayImport.find((one) => one.room === to.name)
  if (!grant) return `${words} — ${from.name} may import: ${mayImportWords(from)}`
  if (grant.typesOnly && !line.typesOnly) return `${words} — ${from.name} may import only types of ${to.name}`
  const target = line.target
  const open = to.doors === 'all' || (to.doors !== 'none' && to.doors.some((door) => door.test(target)))
  return open ? null : `${words}, which is not a door of ${to.name}`
}

function routeToRoute(line: ImportLine, words: string): string | null {
  const both = line.from.startsWith('app/routes/') && line.target?.startsWith('app/routes/')
  return both ? `${words} — a route never imports another route: move what they share to a room` : null
}

describe('rooms and doors', () => {
  it('every source file is in a room', () => {
    expect(files.filter((file) => !roomOf(file))).toEqual([])
  })

  it('every import goes through a door', () => {
    const broken = files.flatMap((file) => listImports(file).map(brokenDoor)).filter(Boolean)
    expect(broken).toEqual([])
  })

  it('a package with one owner is imported nowhere else', () => {
    const broken = files
      .filter((file) => !/^test\/|\.test\.tsx?$/.test(file))
      .flatMap((file) => listImports(file))
      .flatMap((line) =>
        owners
          .filter((owner) => owner.matches.test(line.specifier) && !owner.owned.test(line.from))
          .map((owner) => `${line.from} imports ${line.specifier}, which is only used in ${owner.words}`),
      )
    expect(broken).toEqual([])
  })

  it('only the entry points read process.env', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(withoutComments(readSource(file))))
    expect(readers.filter((file) => !environmentReaders.test(file) && !/\.test\.tsx?$/.test(file))).toEqual(
      [],
    )
  })

  it('a file in app/ without .server runs in a browser: it imports nothing of Node', () => {
    const broken = files
      .filter((file) => file.startsWith('app/') && !/\.server\.tsx?$|\.test\.tsx?$/.test(file))
      .flatMap((file) => listImports(file))
      .filter((line) => line.specifier.startsWith('node:') && !line.typesOnly)
      .map((line) => `${line.from} imports ${line.specifier}: give it the suffix .server.ts`)
    expect(broken).toEqual([])
  })

  it('the door checker sees a broken door', () => {
    const line = (from: string, source: string) => listImports(from, source).map(brokenDoor)
    expect(line('app/protocol/x.ts', "import { findUser } from '#app/db/users.server.ts'\n")).toEqual([
      'app/protocol/x.ts imports app/db/users.server.ts — app/protocol may import: app/lib, app/session, app/terminal, app/auth, app/call, types of app/coding',
    ])
    expect(line('app/practice/x.ts', "import { a } from '#questions/schema.ts'\n")[0]).toContain('only types')
    expect(line('app/practice/x.ts', "import { type A } from '#questions/schema.ts'\n")).toEqual([null])
    expect(line('app/session/x.server.ts', "import { a } from '#sandbox/host.ts'\n")[0]).toContain(
      'not a door',
    )
    expect(line('app/routes/x.tsx', "import {\n  a,\n} from './y.tsx'\n")[0]).toContain('another route')
    expect(line('sandbox/x.ts', "const a = await import('#app/lib/time.ts')\n")[0]).toContain('may import')
    expect(line('sandbox/x.ts', "// import { a } from '#app/lib/time.ts'\n")).toEqual([])
  })
})

const BANNED =
  /(^|[-.])(utils?|helpers?|misc|common|shared|managers?|services?|handlers?|data|info|base|core|new|v2)([-.]|$)/

describe('file names', () => {
  const tree = listFiles(/^(app|sandbox|questions|scripts|test|prisma)\//).filter(
    (file) => !/^prisma\/migrations\/|^questions\/bank\//.test(file),
  )
  const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1)

  it('are kebab-case; routes follow the names Remix gives URLs', () => {
    const odd = tree.filter((file) => {
      const name = nameOf(file)
      if (file.startsWith('app/routes/'))
        return !/^[a-z0-9_$.[\]-]+([a-zA-Z]+[a-z0-9_$.[\]-]*)*\.tsx?$/.test(name)
      return !/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)
    })
    expect(odd).toEqual([])
  })

  it('are never a drawer: no utils, helpers, manager, and no index barrel', () => {
    const drawers = tree.filter((file) => {
      const name = nameOf(file)
      // A question may be about anything, and the images have the names that Debian people give them.
      if (/^(app\/routes|questions\/bank|sandbox\/image\/images)\//.test(file)) return false
      return BANNED.test(name) || /^index\.tsx?$/.test(name)
    })
    expect(drawers).toEqual([])
  })

  it('app/lib holds at most twelve files, each one noun', () => {
    const lib = tree.filter((file) => file.startsWith('app/lib/') && !/\.test\./.test(file))
    expect(lib.length, lib.join(' ')).toBeLessThanOrEqual(12)
  })

  it('no test lives under app/routes, where the dev server would pull it into the browser', () => {
    expect(tree.filter((file) => /^app\/routes\/.*\.test\./.test(file))).toEqual([])
  })
})

/** The one honest reason to skip: an engine that is not on this machine, reported by its name. */
const ENGINE_ABSENT = /describe\.skip\('engine \w+: there is no /

describe('source', () => {
  const judged = files.filter((file) => file !== 'test/architecture.test.ts')

  it('has no switched-off tests, no unexplained lint exceptions and no ts-ignore', () => {
    const broken = judged.flatMap((file) =>
      readSource(file)
        .split('\n')
        .flatMap((line, index, lines) => {
          const where = `${file}:${index + 1}`
          if (/\b(it|test|describe)\.(only|skip|todo)\b/.test(line) && !ENGINE_ABSENT.test(line))
            return [`${where} switches a test on or off`]
          if (/@ts-(ignore|nocheck|expect-error)/.test(line)) return [`${where} silences the type checker`]
          const excused = /why:/.test(line) || /why:/.test(lines[index - 1] ?? '')
          if (/eslint-disable/.test(line) && !excused) return [`${where} has a lint exception without "why:"`]
          if (/\b(TODO|FIXME|XXX)\b/.test(line)) return [`${where} leaves a note instead of work`]
          return []
        }),
    )
    expect(broken).toEqual([])
  })

  it('never mocks our own modules', () => {
    expect(judged.filter((file) => /\bvi\.(mock|doMock)\(/.test(readSource(file)))).toEqual([])
  })
})

// The editor and the box hold the same files, whatever either side does, over real sockets and a box that is a folder.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesOf } from '#app/document/shape.ts'
import type * as Y from 'yjs'
import { startCodingSession, type CodingSession } from '#test/support/coding-session.ts'

let session: CodingSession

beforeAll(async () => {
  session = await startCodingSession()
})
afterAll(() => session.end())

const until = (isIt: () => boolean, what?: string) => session.page.until(isIt, what)
const main = () => session.page.file('main.py')
const bothHave = (path: string, text: string) =>
  until(
    () => session.read(path) === text && session.text(path) === text,
    `${path} is not ${JSON.stringify(text)}: editor ${JSON.stringify(session.text(path))}, box ${JSON.stringify(session.read(path))}`,
  )

/** The clock of the room stands still unless it is moved: what has to last for a moment lasts now. */
async function untilLasting(isIt: () => boolean): Promise<void> {
  const timer = setInterval(() => session.server.clock.advance(100), 20)
  await until(isIt).finally(() => clearInterval(timer))
}

describe('one set of files', () => {
  it('CO9 a language begins with its starter, in the editor and in the box', async () => {
    await bothHave('main.py', 'import sys\n')
    await session.begin({ type: 'choose-language', language: 'bash' })
    await bothHave('main.sh', '#!/bin/bash\n')
    main().insert(0, '# mine\n')
    await session.begin({ type: 'choose-language', language: 'python' })
    await bothHave('main.py', '# mine\nimport sys\n')
  })

  it('CO1 what is typed is in the box, and what a shell changes is in the editor', async () => {
    main().insert(main().length, 'print("typed")\n')
    await until(() => session.read('main.py')?.endsWith('print("typed")\n') ?? false)
    session.shell(`sed -i 's/typed/by sed/' main.py`)
    await until(() => session.text('main.py')?.endsWith('print("by sed")\n') ?? false)
    session.write('notes/plan.txt', 'first this\n')
    await until(() => session.text('notes/plan.txt') === 'first this\n')
  })

  it('CO11 a change from the box is the smallest edit: the rest of the text is the same one', async () => {
    const text = main()
    const seen: Y.YTextEvent['delta'][] = []
    const watch = (event: Y.YTextEvent) => void seen.push(event.delta)
    text.observe(watch)
    session.shell(`sed -i 's/by sed/again/' main.py`)
    await until(() => text.toString().includes('again'))
    text.unobserve(watch)
    expect(main()).toBe(text)
    expect(JSON.stringify(seen).length).toBeLessThan(300)
  })

  it('CO1 a file added, renamed or removed in the editor is so in the box', async () => {
    const files = filesOf(session.page.doc)
    session.page.file('lib/heap.py').insert(0, 'x = 1\n')
    await bothHave('lib/heap.py', 'x = 1\n')
    files.delete('lib/heap.py')
    await until(() => session.read('lib/heap.py') === null)
  })

  it('CO4 a file removed in the box goes from the editor, a moment later', async () => {
    session.write('gone.txt', 'soon')
    await until(() => session.text('gone.txt') === 'soon')
    session.shell('rm gone.txt')
    await untilLasting(() => !session.paths().includes('gone.txt'))
  })

  it('CO4 a file written anew by way of nothing keeps its place in the editor', async () => {
    session.write('slow.txt', 'one\n')
    await until(() => session.text('slow.txt') === 'one\n')
    const text = session.page.file('slow.txt')
    session.shell(`: > slow.txt; sleep 0.25; printf 'one\\ntwo\\n' > slow.txt`)
    await bothHave('slow.txt', 'one\ntwo\n')
    expect(session.page.file('slow.txt')).toBe(text)
  })

  it('CO5 what is not text, too large or one too many stays in the box, and is named', async () => {
    session.shell(
      `printf 'a\\000b' > data.bin; head -c 300000 /dev/zero | tr '\\0' 'x' > large.txt; ln -s /etc/passwd link.txt`,
    )
    const words = (part: string) =>
      session.candidate.hears('run', ({ news }) => news.kind === 'left' && (news.words ?? '').includes(part))
    await words('data.bin (not text)')
    await words('large.txt (over 200 KB)')
    await words('link.txt (a link, or not a plain file)')
    expect(session.paths()).not.toContain('data.bin')
    session.shell('rm data.bin large.txt link.txt; for n in $(seq 1 60); do echo $n > many-$n.txt; done')
    await words('too many files')
    await until(() => session.paths().length === 40)
    session.shell('rm many-*.txt')
    await untilLasting(() => !session.paths().some((path) => path.startsWith('many')))
    await session.candidate.hears('run', ({ news }) => news.kind === 'left' && news.words === null)
  })

  it('CO5 what tools leave beside the sources is nobody’s tab', async () => {
    session.shell(
      'mkdir -p __pycache__ .git; echo x > __pycache__/a.txt; echo x > .git/config; echo x > main.py~; echo y > seen.txt',
    )
    await until(() => session.paths().includes('seen.txt'))
    expect(session.paths().filter((path) => /pycache|git|~/.test(path))).toEqual([])
  })

  it('CO10 a name that the editor does not take stays in the box, and nothing leaves the folder', async () => {
    session.shell(`printf x > 'new
line.txt'; printf 'ok' > 'with space.txt'`)
    await until(() => session.paths().includes('with space.txt'))
    await session.candidate.hears(
      'run',
      ({ news }) => news.kind === 'left' && (news.words ?? '').includes('a name the editor does not take'),
    )
    expect(session.paths().every((path) => !path.includes('\n'))).toBe(true)
  })

  it('CO2 both sides at once: what was typed is there, and what the box wrote as well', async () => {
    session.write('both.txt', 'one\ntwo\nthree\n')
    await until(() => session.text('both.txt') === 'one\ntwo\nthree\n')
    session.page.file('both.txt').insert(0, 'typed\n')
    session.shell('echo written >> both.txt')
    await until(() => {
      const text = session.text('both.txt') ?? ''
      return text === session.read('both.txt') && text.includes('typed')
    })
    expect(session.text('both.txt')).toMatch(/^typed\none\ntwo\nthree\n/)
  })

  it('CO8 a program that writes without pause floods nobody, and its last word arrives', async () => {
    const edits = { count: 0, bytes: 0 }
    const count = (update: Uint8Array) => {
      edits.count += 1
      edits.bytes += update.length
    }
    session.page.doc.on('update', count)
    session.shell('for n in $(seq 1 3000); do echo "line $n" > busy.txt; done; echo done > busy.txt')
    await until(() => session.text('busy.txt') === 'done\n')
    session.page.doc.off('update', count)
    expect(edits.count).toBeLessThan(60)
    expect(edits.bytes).toBeLessThan(20_000)
  })

  it('CO5 a file in the place of a folder does not keep the others out', async () => {
    session.shell('mkdir -p place/inner')
    session.page.file('place').insert(0, 'a file here\n')
    session.page.file('fine.txt').insert(0, 'fine\n')
    await until(() => session.read('fine.txt') === 'fine\n')
    await session.candidate.hears(
      'run',
      ({ news }) => news.kind === 'left' && (news.words ?? '').includes('place (could not be written)'),
    )
    filesOf(session.page.doc).delete('place')
  })
})

describe('what interrupts', () => {
  it('CO6 another box is filled from the document', async () => {
    const before = session.candidate.view?.sandbox.sandboxId
    session.page.file('kept.txt').insert(0, 'kept\n')
    await until(() => session.read('kept.txt') === 'kept\n')
    await session.begin({ type: 'replace-sandbox' }, session.interviewer)
    await session.candidate.seesView(
      ({ sandbox }) => sandbox.status === 'ready' && sandbox.sandboxId !== before,
    )
    await until(() => session.read('kept.txt') === 'kept\n')
    expect(session.read('main.py')).toBe(session.text('main.py'))
  })

  it('CO7 a restart of the web process loses nothing of either side', async () => {
    session.write('seen.txt', 'before\n')
    await until(() => session.text('seen.txt') === 'before\n')
    await session.page.saved()
    const directory = session.directory()
    await session.server.running.close()
    session.shell = session.shell.bind(null)
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`${directory}/root/work/seen.txt`, 'before\nwritten while it was away\n')
    main().insert(0, '# typed while it was away\n')
    await session.server.restart({ alreadyClosed: true })
    await session.rejoin()
    session.page.link.retryNow()
    await until(() => session.text('seen.txt') === 'before\nwritten while it was away\n')
    await until(() => session.read('main.py')?.startsWith('# typed while it was away\n') ?? false)
  })

  it('CO7 also where it ended between the file and the note of it', async () => {
    await bothHave('main.py', session.text('main.py') ?? '')
    const { sandbox } = session.server.running.context
    const request = sandbox.request.bind(sandbox) as (name: string, input: object) => Promise<never>
    const ended = new Promise<void>((resolve) => {
      let written = false
      sandbox.request = ((name: string, input: object) => {
        const asked = name === 'putFiles' ? JSON.stringify(input) : ''
        if (written && asked.includes('files.json')) {
          resolve()
          return new Promise<never>(() => {})
        }
        written ||= asked.includes('main.py"')
        return request(name, input)
      }) as typeof sandbox.request
    })
    main().insert(0, '# one\n')
    await ended
    await session.server.running.close()
    main().delete(0, '# one\n'.length)
    main().insert(0, '# two\n')
    await session.server.restart({ alreadyClosed: true })
    await session.rejoin()
    session.page.link.retryNow()
    await until(() => session.read('main.py')?.startsWith('# two\n') ?? false)
    await session.page.saved()
    expect([session.read('main.py'), session.text('main.py')].join().includes('# one')).toBe(false)
  })

  it('CO7 also where the choice of a language was not followed by its files', async () => {
    // What is on its way to the box when its file goes comes back once: nothing typed is lost.
    await until(() => {
      for (const path of session.paths()) filesOf(session.page.doc).delete(path)
      return session.read('main.py') === null
    })
    // Until both sides are noted down, a restart could take this for a file that the box has removed.
    await until(() => !session.read('../../run/greenroom/files.json')?.includes('main.py'))
    await session.page.saved()
    await session.server.restart()
    await session.rejoin()
    session.page.link.retryNow()
    await bothHave('main.py', 'import sys\n')
  })
})

describe('when the work is over', () => {
  it('CO23 the last word of a shell arrives, and then nothing that a program in the box does', async () => {
    const { candidate, interviewer } = session
    session.shell('head -c 100 /dev/urandom > odd.bin')
    await candidate.hears('run', ({ news }) => news.kind === 'left' && /odd\.bin/.test(news.words ?? ''))
    const toldBefore = candidate.heard.length
    while (interviewer.view?.phase !== 'scoring') {
      const { phase, stage } = interviewer.view ?? {}
      if (!phase || phase === 'closed') throw new Error('it went past its end')
      session.write('last.txt', `still in ${stage?.id}\n`)
      const at = stage ? { at: stage.at } : {}
      await session.begin({ type: 'advance-phase', from: phase, ...at }, interviewer)
      await interviewer.seesView((view) => view.phase === 'scoring' || view.stage?.at !== stage?.at)
    }
    await until(() => session.text('last.txt') === 'still in debrief\n')
    // Nobody looks into the box any more, so nothing is left there either.
    await candidate.hears('run', (message) => {
      const { news } = message
      return news.kind === 'left' && news.words === null && candidate.heard.indexOf(message) >= toldBefore
    })
    const { sandbox } = session.server.running.context
    const changed = new Promise<void>((resolve) => {
      const stop = sandbox.onEvent(({ type }) => {
        if (type !== 'files-changed') return
        stop()
        resolve()
      })
    })
    session.write('late.txt', 'too late\n')
    await changed
    expect(session.paths()).not.toContain('late.txt')
  })
})

// Reads what the machine's apt says about Debian, so that no mirror's name stands in this repository.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The names in a package list: one a line, `#` starts a comment. */
export function packageNames(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean)
}

/** One-line apt entries for the suite; empty when the machine has none (mmdebstrap then knows the default mirror). */
export async function readDebianSources(aptFolder: string, suite: string): Promise<string[]> {
  const parts = await readdir(join(aptFolder, 'sources.list.d')).catch(() => [])
  const files = [
    join(aptFolder, 'sources.list'),
    ...parts.sort().map((part) => join(aptFolder, 'sources.list.d', part)),
  ]
  const found: string[] = []
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '')
    found.push(...(file.endsWith('.sources') ? fromDeb822(text) : fromOneLine(text)))
  }
  const own = found.filter((entry) => entry.split(' ')[2]?.startsWith(suite) && / main( |$)/.test(entry))
  // Updates without the release itself would not resolve: all or nothing.
  return own.some((entry) => entry.split(' ')[2] === suite) ? [...new Set(own)] : []
}

/** `deb uri suite components…`, options such as signed-by left out: the box's keyring is Debian's own. */
export function fromOneLine(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line.startsWith('deb '))
    .map((line) => line.replace(/\[[^\]]*\]/, ' ').replace(/\s+/g, ' '))
}

export function fromDeb822(text: string): string[] {
  const entries: string[] = []
  for (const stanza of text.split(/\n\s*\n/)) {
    const fields = new Map<string, string[]>()
    for (const line of stanza
      .replace(/^#.*\n?/gm, '')
      .replace(/\n[ \t]+/g, ' ')
      .split('\n')) {
      const [key, ...rest] = line.split(':')
      if (key && rest.length > 0) fields.set(key.toLowerCase(), rest.join(':').trim().split(/\s+/))
    }
    if (!fields.get('types')?.includes('deb') || fields.get('enabled')?.[0] === 'no') continue
    for (const uri of fields.get('uris') ?? []) {
      for (const suite of fields.get('suites') ?? []) {
        entries.push(`deb ${uri} ${suite} ${(fields.get('components') ?? []).join(' ')}`)
      }
    }
  }
  return entries
}

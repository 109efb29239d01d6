// Which questions differ from a revision: the ones worth proving before a change goes in.
import { execFileSync } from 'node:child_process'

const MAIN = 'main'

/** `slugs` of changed folders; `words` says against what, and what else was changed that all questions depend on. */
export type Changed = { slugs: string[]; words: string }

/** Without a revision: what a branch changed since it left main; on main, what the last commit and the working tree changed. */
export function findChanged(root: string, revision: string | null): Changed {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  const from = resolve(git, revision)
  const differing = git('diff', '--name-only', '--relative', from, '--', '.')
  const unknown = git('ls-files', '--others', '--exclude-standard', '--', '.')
  const paths = `${differing}\n${unknown}`.split('\n').filter((path) => path !== '')
  const slugs = paths.flatMap((path) => /^bank\/([^/]+)\//.exec(path)?.[1] ?? [])
  const others = paths.filter((path) => path.startsWith('rubrics/'))
  const more = others.length === 0 ? '' : `; ${others.join(', ')} too, which every question goes by`
  return {
    slugs: [...new Set(slugs)].sort(),
    words: `changed since ${git('rev-parse', '--short', from)}${more}`,
  }
}

type Git = (...args: string[]) => string

/** Rejects with words for a person. */
function resolve(git: Git, revision: string | null): string {
  try {
    return revision === null ? defaultRevision(git) : git('rev-parse', '--verify', `${revision}^{commit}`)
  } catch {
    const wanted = revision === null ? 'the history' : `"${revision}"`
    throw new Error(`git does not find ${wanted} here; name a revision: --changed=REVISION`)
  }
}

function defaultRevision(git: Git): string {
  const attempt = (...args: string[]) => {
    try {
      return git(...args)
    } catch {
      return null
    }
  }
  const base = attempt('merge-base', MAIN, 'HEAD') ?? attempt('merge-base', `origin/${MAIN}`, 'HEAD')
  if (base !== null && base !== git('rev-parse', 'HEAD')) return base
  return attempt('rev-parse', 'HEAD~1') ?? 'HEAD'
}

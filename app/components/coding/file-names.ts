// What a file may be called, in words for the person who names it.
import { FILES_MAX } from '#app/document/limits.ts'
import { isFilePath } from '#app/document/shape.ts'

/** Null = the name is fine. */
export function nameFault(path: string, taken: readonly string[]): string | null {
  if (path === '') return 'Write a name, for example "notes.txt".'
  if (taken.includes(path)) return 'There is a file of that name already.'
  if (path.startsWith('/')) return 'Leave out the slash in front: files lie in /root/work.'
  if (path.split('/').includes('..')) return 'Stay inside the folder: no "..".'
  if (!isFilePath(path)) return 'Use letters, digits, dots, dashes and slashes.'
  const inFile = taken.find((other) => path.startsWith(`${other}/`))
  if (inFile) return `"${inFile}" is a file, so nothing can lie in it.`
  if (taken.some((other) => other.startsWith(`${path}/`))) return 'There is a folder of that name already.'
  return taken.length >= FILES_MAX ? `There is room for ${FILES_MAX} files. Remove one first.` : null
}

/** As a person reads them: folders after the files beside them, otherwise by name. */
export function sortPaths(paths: Iterable<string>): string[] {
  return [...paths].sort((a, b) => {
    const depth = a.split('/').length - b.split('/').length
    return depth !== 0 ? depth : a.localeCompare(b, 'en')
  })
}

// Packs files for `tar -x` inside a box: the box resolves every path itself, so no link in it can lead outside.
import type { FileToPut } from './engine.ts'

const BLOCK = 512
/** The longest name an old-style header holds; longer ones go into an entry of their own before it. */
const NAME_MAX = 99

export function packTar(files: FileToPut[]): Buffer {
  const parts: Buffer[] = []
  for (const file of files) {
    const name = Buffer.from(file.path.replace(/^\/+/, ''))
    if (name.length > NAME_MAX)
      parts.push(...entry('L', Buffer.from('././@LongLink'), { mode: 0, content: withNul(name) }))
    parts.push(...entry('0', name, file))
  }
  parts.push(Buffer.alloc(2 * BLOCK))
  return Buffer.concat(parts)
}

function entry(
  type: '0' | 'L',
  name: Buffer,
  { mode, content }: Pick<FileToPut, 'mode' | 'content'>,
): Buffer[] {
  const header = Buffer.alloc(BLOCK)
  name.copy(header, 0, 0, NAME_MAX)
  octal(header, [100, 8], mode)
  octal(header, [108, 8], 0)
  octal(header, [116, 8], 0)
  octal(header, [124, 12], content.length)
  octal(header, [136, 12], 0)
  header.fill(' ', 148, 156)
  header.write(type, 156)
  header.write('ustar  \0', 257)
  octal(
    header,
    [148, 7],
    header.reduce((sum, byte) => sum + byte, 0),
  )
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)
  return [header, content, padding]
}

function octal(header: Buffer, [at, length]: [at: number, length: number], value: number): void {
  header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at)
}

function withNul(name: Buffer): Buffer {
  return Buffer.concat([name, Buffer.from([0])])
}

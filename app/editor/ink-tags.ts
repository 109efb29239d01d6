// Which words of a program are in which ink: in the editor, and wherever else a program is read.
import { tags, type Tag } from '@lezer/highlight'
import type { inks } from './colours.ts'

export type CodeInk = Exclude<keyof typeof inks, 'text' | 'wrong'>

export const inkTags: Record<CodeInk, readonly Tag[]> = {
  keyword: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self],
  text2: [tags.string, tags.special(tags.string), tags.regexp, tags.character],
  number: [tags.number, tags.bool, tags.null, tags.atom, tags.escape],
  call: [tags.function(tags.variableName), tags.function(tags.propertyName)],
  type: [
    ...[tags.typeName, tags.className, tags.namespace, tags.standard(tags.name)],
    ...[tags.meta, tags.processingInstruction, tags.annotation],
  ],
  faint: [tags.comment, tags.lineComment, tags.blockComment],
}

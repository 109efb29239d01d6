// Why an edit was not taken, in the words its author reads. Their page then shows again what everybody else sees.
import type { WriteRefusal } from './may-write.ts'

export const documentRefusals = {
  'only-watching': 'You are watching, so your copy stays as the others have it.',
  'not-begun': 'Writing begins with the briefing.',
  over: 'The work is over: this can be read, and no longer changed.',
  'no-control': 'Somebody else has control right now. What you typed in that moment was not kept.',
  hidden: 'The candidate is thinking alone for a moment. What you typed in that moment was not kept.',
  'too-large': 'That was too much at once. Nothing was added: try a smaller piece.',
  'file-too-large': 'A file holds up to 200 KB. That last edit was taken back.',
  'too-many-files': 'There is room for 40 files. The last one was not added.',
  'document-full': 'There is no more room here. Delete something first; that last edit was taken back.',
  'bad-path': 'A file cannot have that name. Use letters, digits, dots and slashes.',
  'not-drawable':
    'Pictures, embedded pages and links do not fit on this board. That last step was taken back.',
  'too-fast': 'That was a lot at once. Wait a moment and go on.',
  'not-saved': 'This cannot be saved right now, so that last edit was taken back. Try again in a moment.',
  broken: 'Your copy did not fit with the others any more, so it was loaded afresh.',
} as const satisfies Record<WriteRefusal, string> & Record<string, string>

export type DocumentRefusal = keyof typeof documentRefusals

/** What the page says while it may not write, before anybody tries. */
export const readOnlyWords: Record<WriteRefusal, string> = {
  'only-watching': 'You are watching.',
  'not-begun': 'Writing begins with the briefing.',
  over: 'The work is over. This can be read.',
  'no-control': 'Somebody else has control.',
  hidden: 'The candidate is thinking alone for a moment.',
}

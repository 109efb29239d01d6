// Which keys an editor may have. Apart from their tables, so that a menu does not load them.

export const keyStyles = ['plain', 'vim', 'emacs'] as const
export type KeyStyle = (typeof keyStyles)[number]

export const keyStyleWords: Record<KeyStyle, string> = {
  plain: 'Usual keys',
  vim: 'Vim keys',
  emacs: 'Emacs keys',
}

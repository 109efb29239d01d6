// The editor's colours, light and dark. Each is read as text, so each reaches 4.5:1 on the ground it stands on.

export type ThemePair = readonly [light: string, dark: string]

/** As `--surface` of the page. */
export const ground: ThemePair = ['#fcfdfb', '#1a221e']
/** Behind the line of the cursor. */
export const activeLine: ThemePair = ['#eef2ec', '#212b26']
/** Behind what is selected. */
export const selection: ThemePair = ['#cfe5d8', '#2c4a3d']

export const inks = {
  text: ['#18211c', '#e8ede8'],
  faint: ['#56625a', '#adb9b1'],
  keyword: ['#7a348d', '#dcb0e8'],
  text2: ['#1d5d2f', '#9ad9a9'],
  number: ['#1a4d85', '#9cc6f4'],
  call: ['#12575b', '#8bd6d5'],
  type: ['#6b4700', '#e9c676'],
  wrong: ['#98291f', '#f4a79e'],
} as const satisfies Record<string, ThemePair>

export function pick([light, dark]: ThemePair): string {
  return `light-dark(${light}, ${dark})`
}

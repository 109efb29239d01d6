// The terminal's colours. Every one of the sixteen reaches 4.5:1 on its ground, so that programs stay readable.
import type { ITheme } from '@xterm/xterm'

export type TerminalTheme = 'light' | 'dark'

export const FONT_FAMILY =
  "ui-monospace, 'Cascadia Mono', 'JetBrains Mono', 'SFMono-Regular', Menlo, 'DejaVu Sans Mono', Consolas, 'Liberation Mono', monospace"

export const palette: Record<TerminalTheme, ITheme> = {
  dark: {
    background: '#0f1512',
    foreground: '#dfe7e1',
    cursor: '#7fcfa9',
    cursorAccent: '#0f1512',
    selectionBackground: '#2f5a48',
    selectionInactiveBackground: '#2a352f',
    black: '#7c8a82',
    red: '#f09a90',
    green: '#8fd3a0',
    yellow: '#e6c06a',
    blue: '#8fbdf0',
    magenta: '#d6a5e3',
    cyan: '#7fd0cf',
    white: '#dfe7e1',
    brightBlack: '#93a199',
    brightRed: '#f7b5ad',
    brightGreen: '#b2e6be',
    brightYellow: '#f3d998',
    brightBlue: '#b5d4f7',
    brightMagenta: '#e8c6f1',
    brightCyan: '#a9e5e4',
    brightWhite: '#ffffff',
  },
  light: {
    background: '#fcfdfb',
    foreground: '#18211c',
    cursor: '#1d5f47',
    cursorAccent: '#fcfdfb',
    selectionBackground: '#bfe0cf',
    selectionInactiveBackground: '#d9e4dc',
    black: '#18211c',
    red: '#a5332b',
    green: '#236b36',
    yellow: '#7a5200',
    blue: '#1f5590',
    magenta: '#813a94',
    cyan: '#14666a',
    white: '#59655d',
    brightBlack: '#59655d',
    brightRed: '#b8342a',
    brightGreen: '#1f7436',
    brightYellow: '#835a05',
    brightBlue: '#255fa3',
    brightMagenta: '#8c3fa1',
    brightCyan: '#146d72',
    brightWhite: '#445048',
  },
}

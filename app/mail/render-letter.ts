// From the description of a letter to what is sent: plain text, and HTML that says the same. Nothing in it is fetched from anywhere.
import type { Letter } from './letter.ts'
import { oneLine } from '#app/lib/one-line.ts'

export type RenderedLetter = { subject: string; text: string; html: string }

const SUBJECT_LETTERS = 140
const WORDS_LETTERS = 1000

export function renderLetter(letter: Letter): RenderedLetter {
  const clean = cleaned(letter)
  return { subject: clean.subject, text: toText(clean), html: toHtml(clean) }
}

function cleaned(letter: Letter): Letter {
  const line = (words: string) => oneLine(words, WORDS_LETTERS)
  return {
    kind: letter.kind,
    subject: oneLine(letter.subject, SUBJECT_LETTERS),
    name: oneLine(letter.name),
    paragraphs: letter.paragraphs.map(line),
    facts: letter.facts.map(([label, words]) => [line(label), line(words)]),
    button: letter.button && { words: line(letter.button.words), url: webAddress(letter.button.url) },
    why: line(letter.why),
  }
}

/** Letters lead to web pages and nowhere else. */
function webAddress(url: string): string {
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`a letter may not lead to ${protocol}`)
  return href
}

function toText({ name, paragraphs, facts, button, why }: Letter): string {
  const width = Math.max(0, ...facts.map(([label]) => label.length)) + 2
  const blocks = [
    `Hello ${name},`,
    ...paragraphs,
    facts.map(([label, words]) => `${`${label}:`.padEnd(width)}${words}`).join('\n'),
    button ? `${button.words}:\n${button.url}` : '',
    // What follows this line is no part of the letter for mail programs.
    `-- \n${why}`,
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function escape(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const PAGE = 'margin:0;padding:24px 12px;background:#f4f5f2;color:#1d2521;font:16px/1.5 system-ui,sans-serif'
const SHEET = 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px'
const LABEL = 'padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:600;white-space:nowrap'
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#0f5f4a;color:#ffffff;font-weight:600;text-decoration:none'
const SMALL = 'max-width:560px;margin:16px auto 0;padding:0 24px;color:#4b5750;font-size:14px'

function toHtml({ subject, name, paragraphs, facts, button, why }: Letter): string {
  // Each piece finds its own direction, so a name in another script turns nothing around it.
  const rows = facts.map(
    ([label, words]) =>
      `<tr><th scope="row" style="${LABEL}">${escape(label)}</th><td dir="auto" style="padding:4px 0">${escape(words)}</td></tr>`,
  )
  const lines = [
    '<!doctype html>',
    `<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light"><title>${escape(subject)}</title></head>`,
    `<body style="${PAGE}"><div style="${SHEET}">`,
    `<p style="margin-top:0">Hello <bdi>${escape(name)}</bdi>,</p>`,
    ...paragraphs.map((words) => `<p dir="auto">${escape(words)}</p>`),
    rows.length > 0 ? `<table style="border-collapse:collapse">${rows.join('')}</table>` : '',
    button
      ? `<p style="margin:24px 0 0"><a href="${escape(button.url)}" style="${BUTTON}">${escape(button.words)}</a></p>`
      : '',
    `</div><p style="${SMALL}">${escape(why)}</p></body></html>`,
  ]
  return `${lines.filter(Boolean).join('\n')}\n`
}

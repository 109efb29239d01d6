import { describe, expect, it } from 'vitest'
import { toSafeHtml } from './safe-markdown.ts'

describe('markdown from authors', () => {
  it('turns raw HTML into text', () => {
    const html = toSafeHtml('<script>alert(1)</script>\n\nand <img src=x onerror=alert(1)> inline')
    expect(html).not.toMatch(/<(script|img)/)
    expect(html).toContain('&#60;script&#62;')
  })

  it('keeps links to the web, mail and the page, and drops every other kind', () => {
    expect(toSafeHtml('[a](https://example.org/?q="x)')).toContain('rel="noreferrer noopener"')
    expect(toSafeHtml('[a](#part)')).toContain('href="#part"')
    for (const bad of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      '//evil.example',
      'vbscript:x',
    ]) {
      expect(toSafeHtml(`[words](<${bad}>)`), bad).toBe('<p>words</p>\n')
    }
  })

  it('cannot be left through an attribute', () => {
    const html = toSafeHtml('[a](<https://e.org/" onmouseover="alert(1)>)')
    expect(html).not.toContain('" onmouseover')
  })

  it('shows the words of a picture and loads nothing', () => {
    expect(toSafeHtml('![a diagram](https://example.org/x.png)')).toBe('<p>a diagram</p>\n')
  })

  it('puts headings below the one of the page', () => {
    const html = toSafeHtml('# Guide: *no* space\n\n## Cause\n\n###### Least')
    expect(html).toBe('<h2>Guide: <em>no</em> space</h2>\n<h3>Cause</h3>\n<h6>Least</h6>\n')
  })

  it('keeps what prompts need: code, lists, emphasis, tables', () => {
    const html = toSafeHtml(
      '**Ann** says `df -h` is full:\n\n- one\n\n```\n$ df <x>\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    )
    for (const part of ['<strong>', '<code>df -h</code>', '<li>one', '&lt;x&gt;', '<table>'])
      expect(html).toContain(part)
  })
})

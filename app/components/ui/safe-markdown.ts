// Markdown to HTML that is safe to put in a page: raw HTML becomes text, links lead to http(s), mail or the page itself, pictures become their words.
import { Marked, type Tokens } from 'marked'

const allowedLink = /^(https?:|mailto:|#|\/(?!\/))/i

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    // One level down: the page or the room has the one heading above all.
    heading({ tokens, depth }: Tokens.Heading): string {
      const level = Math.min(depth + 1, 6)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`
    },
    html({ text }: Tokens.HTML | Tokens.Tag): string {
      return escapeHtml(text)
    },
    link({ href, tokens }: Tokens.Link): string {
      const words = this.parser.parseInline(tokens)
      if (!allowedLink.test(href)) return words
      const away = /^https?:/i.test(href) ? ' target="_blank" rel="noreferrer noopener"' : ''
      return `<a href="${escapeHtml(href)}"${away}>${words}</a>`
    },
    image({ text }: Tokens.Image): string {
      return escapeHtml(text)
    },
  },
})

export function toSafeHtml(markdown: string): string {
  return marked.parse(markdown, { async: false })
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}

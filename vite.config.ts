import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

/** The package marks the filling of its tables of keys as without effect; believed, no key would do anything. */
function keepEmacsKeys(): Plugin {
  return {
    name: 'keep-emacs-keys',
    transform(code, id) {
      if (!id.includes('/@replit/codemirror-emacs/')) return null
      return { code: code.replaceAll('/*@__PURE__*/EmacsHandler', 'EmacsHandler'), map: null }
    },
  }
}

/** Excalidraw names a server of its makers as a second place for its letters. Pages may ask this one only. */
function ownLetters(): Plugin {
  return {
    name: 'own-letters',
    transform(code, id) {
      if (!id.includes('/@excalidraw/excalidraw/')) return null
      const theirs = /`https:\/\/esm\.sh\/[\s\S]{0,200}?\/dist\/prod\/`/
      return { code: code.replace(theirs, '`${globalThis.location?.origin}/excalidraw/`'), map: null }
    },
  }
}

export default defineConfig({
  plugins: [
    tailwindcss(),
    keepEmacsKeys(),
    ownLetters(),
    remix({
      ignoredRouteFiles: ['**/*.test.*', '**/.*'],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // The dev server looks for packages of pages in every file they name, also in those that only run on the server.
  // What pages use is named, because finding it late means a second React and a reload in the middle of a page.
  optimizeDeps: {
    exclude: ['@node-rs/argon2', '@replit/codemirror-emacs'],
    include: [
      '@codemirror/autocomplete',
      '@codemirror/commands',
      '@codemirror/lang-cpp',
      '@codemirror/lang-go',
      '@codemirror/lang-java',
      '@codemirror/lang-javascript',
      '@codemirror/lang-markdown',
      '@codemirror/lang-python',
      '@codemirror/lang-sql',
      '@codemirror/language',
      '@codemirror/legacy-modes/mode/shell',
      '@codemirror/search',
      '@codemirror/state',
      '@codemirror/view',
      '@conform-to/react',
      '@excalidraw/excalidraw',
      '@conform-to/zod/v4',
      '@lezer/highlight',
      '@replit/codemirror-vim',
      '@xterm/addon-fit',
      '@xterm/addon-search',
      '@xterm/addon-unicode11',
      '@xterm/addon-webgl',
      '@xterm/xterm',
      'lucide-react',
      'marked',
      'radix-ui',
      'y-codemirror.next',
      'y-protocols/awareness',
      'yjs',
      'zod',
    ],
  },
  resolve: {
    alias: {
      '@excalidraw/mermaid-to-excalidraw': new URL('app/components/board/no-diagrams.ts', import.meta.url)
        .pathname,
      // It names a module that it does not contain.
      '@xterm/headless': new URL(
        'node_modules/@xterm/headless/lib-headless/xterm-headless.mjs',
        import.meta.url,
      ).pathname,
    },
  },
  build: { target: 'es2022' },
})

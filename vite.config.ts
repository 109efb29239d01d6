import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [
    tailwindcss(),
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
    exclude: ['@node-rs/argon2'],
    include: [
      '@conform-to/react',
      '@conform-to/zod/v4',
      '@xterm/addon-fit',
      '@xterm/addon-search',
      '@xterm/addon-unicode11',
      '@xterm/addon-webgl',
      '@xterm/xterm',
      'lucide-react',
      'marked',
      'radix-ui',
      'zod',
    ],
  },
  build: { target: 'es2022' },
})

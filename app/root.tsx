import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { AppShell, type ShellHandle } from './components/app-shell.tsx'
import { ErrorPage } from './components/error-page.tsx'
import { useNonce } from './components/nonce.ts'
import { RouteAnnouncer } from './components/route-announcer.tsx'
import { Announcer } from './components/ui/announcer.tsx'
import { readTheme } from './components/ui/theme.ts'
import stylesheet from './styles/app.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' },
]

export const meta: MetaFunction = () => [
  { title: 'Greenroom' },
  { name: 'description', content: 'Practice interviews on a live Linux box, with people on your side.' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cookies = request.headers.get('Cookie')
  return { actor: await context.logins.readLogin(cookies), theme: readTheme(cookies) }
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const theme = useRouteLoaderData<typeof loader>('root')?.theme ?? 'system'
  return (
    <html lang="en" {...(theme === 'system' ? {} : { 'data-theme': theme })}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only z-70 rounded-md bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        <Announcer>{children}</Announcer>
        <RouteAnnouncer />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  const { actor, theme } = useLoaderData<typeof loader>()
  const matches = useMatches()
  // why: Remix types `handle` as unknown; ShellHandle is the only shape our routes export.
  const bare = matches.some((match) => (match.handle as ShellHandle | undefined)?.shell === 'bare')
  if (bare) return <Outlet />
  return (
    <AppShell actor={actor} theme={theme}>
      <Outlet />
    </AppShell>
  )
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />
}

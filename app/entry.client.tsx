import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { fetchDrawnParts } from './components/late-parts.ts'

/** A page that waits longer is woken as it is: its parts are drawn afresh when their code comes. */
const PATIENCE_MS = 5000

function wake() {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  })
}

void fetchDrawnParts(document, PATIENCE_MS).then(wake)

// Around one tool of the stage: when it breaks while it is drawn, the rest of the room goes on, and it can be shown afresh.
import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'

type State = { isBroken: boolean; times: number }

/** A class, since React knows no other way to catch what is thrown while drawing. React itself writes the error down. */
export class ToolBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { isBroken: false, times: 0 }

  static getDerivedStateFromError(): Partial<State> {
    return { isBroken: true }
  }

  override componentDidCatch(): void {
    this.setState(({ times }) => ({ times: times + 1 }))
  }

  override render(): ReactNode {
    const { isBroken, times } = this.state
    if (!isBroken) return this.props.children
    // Code that did not arrive does not come by drawing it once more.
    return times > 1 ? <BrokenAgain /> : <Broken onAgain={() => this.setState({ isBroken: false })} />
  }
}

function Broken({ onAgain }: { onAgain: () => void }) {
  return (
    <div role="alert" className={LOOK}>
      <p>Something broke in this part. The session goes on, and what was saved is still there.</p>
      <Button size="sm" variant="secondary" onClick={onAgain}>
        Show it again
      </Button>
    </div>
  )
}

function BrokenAgain() {
  return (
    <div role="alert" className={LOOK}>
      <p>
        It broke again. Reload the page: the session goes on meanwhile, and what was saved is still there.
      </p>
      <Button size="sm" variant="secondary" onClick={() => location.reload()}>
        Reload
      </Button>
    </div>
  )
}

const LOOK = 'm-auto grid max-w-sm justify-items-center gap-3 p-6 text-center'

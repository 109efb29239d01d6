import { Form, useNavigation } from '@remix-run/react'
import { SquareTerminal, Timer } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

/** A box of one's own with this fault in it: the best way to know a question before asking it. */
export function TryItCard({ slug, minutes }: { slug: string; minutes: number }) {
  const busy = useNavigation().formAction === '/practice'
  return (
    <Card title="Know it before you ask it">
      <Form method="post" action="/practice" className="grid gap-2">
        <input type="hidden" name="questionSlug" value={slug} />
        <Button
          type="submit"
          name="clock"
          value="off"
          variant="secondary"
          busy={busy}
          icon={<SquareTerminal size={18} aria-hidden="true" />}
        >
          Try it yourself
        </Button>
        <Button
          type="submit"
          name="clock"
          value="on"
          variant="quiet"
          busy={busy}
          icon={<Timer size={18} aria-hidden="true" />}
        >
          Against the clock, {minutes} min
        </Button>
      </Form>
    </Card>
  )
}

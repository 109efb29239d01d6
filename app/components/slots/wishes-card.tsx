// Wishes for another time, and swaps, that wait for a word.
import { Form } from '@remix-run/react'
import type { OpenWish } from '#app/scheduling/slot-page.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

export function WishesCard({ wishes, mayAnswer }: { wishes: readonly OpenWish[]; mayAnswer: boolean }) {
  if (wishes.length === 0) return null
  return (
    <div id="wishes">
      <Card title="Waiting for a word">
        <ul className="divide-y divide-line">
          {wishes.map((wish) => (
            <li key={wish.id} className="flex flex-wrap items-center gap-3 py-2">
              <span className="min-w-0 flex-1 basis-60">{wish.words}</span>
              {mayAnswer ? <Answer wish={wish} /> : null}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

function Answer({ wish: { id, kind, isMine, isAnswered } }: { wish: OpenWish }) {
  if (isAnswered) return <span className="text-sm text-ink-soft">You said yes. Others have not yet.</span>
  return (
    <Form method="post" preventScrollReset className="flex gap-2">
      <input type="hidden" name="intent" value={`${isMine ? 'withdraw' : 'answer'}-${kind}`} />
      <input type="hidden" name="wishId" value={id} />
      {isMine ? (
        <Button type="submit" variant="secondary" size="sm">
          Take it back
        </Button>
      ) : (
        <>
          <Button type="submit" name="answer" value="yes" size="sm">
            Yes, that suits me
          </Button>
          <Button type="submit" name="answer" value="no" variant="secondary" size="sm">
            No
          </Button>
        </>
      )}
    </Form>
  )
}

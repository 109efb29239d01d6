import type { SlotPage } from '#app/scheduling/slot-page.ts'
import { seatStateWords, seatWords } from '#app/scheduling/slot-words.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Card } from '../ui/card.tsx'

/** Who is there, and what their clocks show then. */
export function WhoCard({ page: { card, elsewhere } }: { page: SlotPage }) {
  return (
    <Card title="Who">
      {card.people.length === 0 ? <p className="text-ink-soft">Nobody yet.</p> : null}
      <ul className="grid gap-3">
        {card.people.map(({ userId, name, seat, state, isMe }) => (
          <li key={userId} className="flex items-start gap-3">
            <Avatar name={name} />
            <span className="min-w-0">
              <span className="block font-semibold">{isMe ? `You, ${name}` : name}</span>
              <span className="block text-sm text-ink-soft">
                {seatWords[seat]}, {seatStateWords[state]}
              </span>
              {elsewhere
                .filter((one) => one.name === name && !isMe)
                .map(({ when }) => (
                  <span key={when} className="block text-sm text-ink-soft">
                    There: {when}
                  </span>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

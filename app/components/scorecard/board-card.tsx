import { Card } from '../ui/card.tsx'

/** What stood on the board of a round in the end, as a picture. */
export function BoardCard({ sessionId, round }: { sessionId: string; round: number }) {
  const address = `/sessions/${sessionId}/board/${round}`
  return (
    <Card
      title="The board"
      aside={
        <a href={address} className="text-sm underline">
          Full size
        </a>
      }
    >
      {/* A board is drawn on white, whatever the theme of the page around it. */}
      <img
        src={address}
        alt="The board as it was at the end of the round"
        className="w-full rounded-md border border-line"
      />
    </Card>
  )
}

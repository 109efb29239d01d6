// Before it begins: whether the terminals are recorded, until when that is kept, and how to say no.
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { RecordingConsent } from './recording-consent.tsx'
import { recordedOf } from './recording-words.ts'
import { useRoom } from './room-context.tsx'

/** `keptUntil`: how long, in words. */
export function RecordingCard({ keptUntil }: { keptUntil: string }) {
  const { view } = useRoom()
  if (recordedOf(view) === null) return null
  const { on } = view.recording
  return (
    <Card title="Recording" aside={<Badge tone={on ? 'sky' : 'plain'}>{on ? 'On' : 'Off'}</Badge>}>
      <RecordingConsent keptUntil={keptUntil} />
    </Card>
  )
}

// Who else is in one's pod: names, and nothing about how anybody does.
import { Card } from '../ui/card.tsx'

type PodCardProps = { pods: readonly { cohortName: string; pod: string; names: readonly string[] }[] }

export function PodCards({ pods }: PodCardProps) {
  return pods
    .filter(({ names }) => names.length > 0)
    .map(({ cohortName, pod, names }) => (
      <Card key={`${cohortName} ${pod}`} title={`Your pod: ${pod}`}>
        <p>{new Intl.ListFormat('en-GB').format(names)}</p>
        <p className="mt-1 text-sm text-ink-soft">
          They practise in {cohortName} too. Say hello, and compare notes when you both have had a session.
        </p>
      </Card>
    ))
}

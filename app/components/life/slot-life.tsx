// What a page about a slot says while people meet or miss each other. Draws nothing where nothing happens.
import type { Looking, SlotLifeView } from '#app/scheduling/slot-life.ts'
import { useFresh } from '../people/use-fresh.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { LifeDeskCard } from './life-desk.tsx'
import { LifeForm } from './life-form.tsx'
import { NoShowButton } from './no-show-button.tsx'

export function SlotLife({ slot }: { slot: SlotLifeView | null }) {
  if (!slot) return null
  const { waiting, looking, missed, waitedInVain, desk, slotId } = slot
  return (
    <>
      {waiting ? (
        <Card title={`Waiting for ${waiting.name}?`}>
          <NoShowButton waiting={waiting} />
        </Card>
      ) : null}
      {looking ? <LookingCard slotId={slotId} looking={looking} /> : null}
      {missed ? <MissedCard /> : null}
      {waitedInVain ? <ThanksCard seat={waitedInVain} /> : null}
      {desk ? <LifeDeskCard slotId={slotId} desk={desk} /> : null}
    </>
  )
}

function LookingCard({ slotId, looking }: { slotId: string; looking: Looking }) {
  const { mayAskPeers } = looking
  useFresh()
  return (
    <Card title="Somebody is being looked for" className="border-accent">
      <p role="status" className="text-ink-soft">
        {lookingWords(looking)}
      </p>
      <LifeForm slotId={slotId} className="mt-4">
        {(busy) => (
          <div className="flex flex-wrap gap-2">
            {mayAskPeers ? (
              <Button type="submit" name="intent" value="ask-peers" busy={busy}>
                Ask another candidate to lead
              </Button>
            ) : null}
            <Button type="submit" name="intent" value="stop-waiting" variant="secondary" busy={busy}>
              I would rather have another time
            </Button>
          </div>
        )}
      </LifeForm>
      {mayAskPeers ? (
        <p className="mt-3 text-sm text-ink-soft">
          A peer mock: somebody of your cohort leads with the interviewer’s guide. It is practice for both of
          you, and nothing is lost by trying.
        </p>
      ) : null}
    </Card>
  )
}

function lookingWords({ asked, isPeer, until, seat }: Looking): string {
  if (asked === null) return 'Your coordinator knows that somebody is needed here.'
  const who = isPeer
    ? 'of your cohort'
    : seat === 'interviewer'
      ? 'who can step in'
      : 'who would like to practise'
  if (asked === 0)
    return `Nobody ${who} is free right now. You may wait until ${until}, or leave it for today.`
  const people = asked === 1 ? 'One person' : `${asked} people`
  return `${people} ${who} ${asked === 1 ? 'has' : 'have'} been asked. As soon as one says yes, the way to the room is here. Otherwise it ends at ${until}.`
}

function MissedCard() {
  return (
    <Card title="We missed you">
      <p className="text-ink-soft">
        Things happen, and you need not tell anybody which. It does not count as a session. Your schedule has
        other times, and your hours say when you are asked.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <LinkButton to="/slots">My schedule</LinkButton>
        <LinkButton to="/hours" variant="secondary">
          Look at my hours
        </LinkButton>
      </div>
    </Card>
  )
}

function ThanksCard({ seat }: { seat: 'candidate' | 'interviewer' }) {
  return (
    <Card title="Thank you for waiting">
      <p className="text-ink-soft">
        {seat === 'candidate'
          ? 'Nobody could step in this time, and we are sorry. Your session is still due to you: you come first when the next place is free.'
          : 'Nobody could step in this time, and we are sorry. It does not count towards what you take on.'}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <LinkButton to="/slots">{seat === 'candidate' ? 'See other times' : 'My schedule'}</LinkButton>
        {seat === 'candidate' ? (
          <LinkButton to="/waitlist" variant="secondary">
            My place in line
          </LinkButton>
        ) : null}
      </div>
    </Card>
  )
}

// What a cohort can have told to another program. Ids, times and titles; never a rating, a note or somebody's address.
import { z } from 'zod'

export const webhookEvents = [
  'session.asked',
  'session.confirmed',
  'session.moved',
  'session.cancelled',
  'session.missed',
  'waitlist.offered',
  'proposal.published',
  'ping',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

export const webhookEventWords: Record<WebhookEvent, string> = {
  'session.asked': 'somebody is asked to interview',
  'session.confirmed': 'a session is confirmed',
  'session.moved': 'a session moves or changes',
  'session.cancelled': 'a session is cancelled',
  'session.missed': 'somebody did not come',
  'waitlist.offered': 'a place is offered to the waitlist',
  'proposal.published': 'a plan is published',
  ping: 'a try from this page',
}

export const webhookForm = z.object({
  url: z
    .string('Please type an address.')
    .trim()
    .max(500, 'Please use at most 500 characters.')
    .pipe(z.url({ protocol: /^https?$/, error: 'An address begins with https://' })),
  events: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(webhookEvents)).min(1, 'Please choose at least one event.'),
  ),
})

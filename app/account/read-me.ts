// The first file of an export: what the others are. Pure.

export function readMe({ name, at }: { name: string; at: Date }): string {
  return `Everything Greenroom has of ${name}
Made at ${at.toISOString()}. Times are in UTC.

you.json                    your account, your cohorts, until when you are signed in
hours-and-wishes.json       when you can, your limits, topics and people you wished for
bookings.json               seats, waitlists, sessions you missed
letters.json                what Greenroom wrote to you
ratings-of-recordings.json  recordings you rated, and your steps towards leading a round
growth.json                 your page of growth (candidates)

sessions/ and practices/ have a folder for each, named after its day:
  session.json                who, when, which round
  what-you-did.json           every step of yours, and what was said in the chat
  what-you-wrote.json         your scorecards, your view of yourself, moods, questions
  debrief.json                the debrief as you may read it today
  views-of-the-interview.json what both of you said about the interview, once it is open
  questions-and-answers.json  your questions about moments, and what was answered
  documents/                  code, drawings and notes of your own sessions
  recordings/                 terminals of your own sessions; play them with: asciinema play FILE

What you may not read in Greenroom is not in here either: another person's notes, scorecards before they are
released, recordings of other people's sessions. JSON is text that any editor opens.
`
}

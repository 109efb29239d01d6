// What was written about the earlier sessions of the demo: two sentences of evidence for each usual rating of a dimension, and
// what candidates wrote about themselves. As in a good scorecard, each says what was seen.
import type { Rating } from '#app/rubric/ratings.ts'
import type { NoteSeed } from './demo-stories.ts'

/** By dimension of the troubleshooting rubric and by rating; sessions take turns where there are two. */
export const EVIDENCE: Readonly<Record<string, Readonly<Record<Rating, readonly string[]>>>> = {
  triage: {
    1: ['Opened the configuration before asking what users see; the impact was never named.'],
    2: [
      'Named who is affected when I asked, about six minutes in.',
      'Began with the unit; the symptom itself was looked at after the first hint.',
    ],
    3: [
      'Tried it as a user would within three minutes and said what still works.',
      'Saw the symptom, then told me which part is down and which is not.',
    ],
    4: ['Asked since when, found what changed that night, and said when it would be time to mitigate.'],
  },
  method: {
    1: ['The same restart four times; no word on what it should show.'],
    2: [
      'Good ideas, tested by changing two things at once; it was unclear which of them helped.',
      'Edited, looked, edited back. The idea was said afterwards.',
    ],
    3: [
      'Said “if it is the socket, ss should show nothing there”, looked, and dropped the idea.',
      'One idea at a time, with what would prove it wrong.',
    ],
    4: ['Put three ideas in order of cost and ruled two out with a single command.'],
  },
  knowledge: {
    1: ['The message was on the screen twice and was not read.'],
    2: [
      'Read the first line of the message; the second, which mattered, after a question.',
      'Knew what to look for, and needed help to find the tool for it.',
    ],
    3: [
      'Chose the journal over the log file and explained each line relied on.',
      'Read the permissions digit by digit and said who can do what.',
    ],
    4: ['Explained how the unit finds its user, and where systemctl stops knowing.'],
  },
  safety: {
    1: ['Removed the folder and was glad that it was not needed.'],
    2: [
      'Changed the file first; the copy came when the first try had failed.',
      'Restarted everything, the parts that worked included.',
    ],
    3: [
      'Copied the file out of the live folder, said so, then edited.',
      'Said what a restart costs users, and reloaded instead.',
    ],
    4: ['Quick relief first, then the lasting fix; looked at the neighbours after each.'],
  },
  cause: {
    1: ['Stopped when the page loaded.'],
    2: [
      'Named the cause; whether the fix outlives a restart was left open.',
      'Had the right culprit and could not yet say how it leads to the symptom.',
    ],
    3: [
      'Showed how it came to this, restarted once more, and looked again.',
      'Took the leftovers away and checked after a restart without being asked.',
    ],
    4: ['Also told why nobody had noticed for a week, and how to notice in a minute.'],
  },
  communication: {
    1: ['Several minutes of silence, three times.'],
    2: [
      'Told me which keys were pressed; what they were for I had to ask.',
      'Clear when asked, quiet when it got difficult.',
    ],
    3: [
      'Thought aloud in findings; the hint was used well.',
      'Said what each message means before the next command.',
    ],
    4: ['Summed up unasked twice; I could have taken over at any point.'],
  },
}

export const NOTES: readonly (readonly NoteSeed[])[] = [
  [
    { minute: 7, text: 'Looks before touching; reads the message aloud.', mark: 'plus' },
    { minute: 14, text: 'Two changes at once, then unsure which one helped.', mark: 'minus' },
    { minute: 22, text: 'Checks again after a restart.', mark: 'plus' },
  ],
  [
    { minute: 6, text: 'First question: who feels it, and since when?', mark: 'plus' },
    { minute: 12, text: 'Quiet for a while. Asked; there was an idea, a good one.', mark: null },
    { minute: 19, text: 'Says the way back before the edit.', mark: 'plus' },
  ],
  [
    { minute: 8, text: 'Restarts first, reads afterwards.', mark: 'minus' },
    { minute: 13, text: 'After the hint straight to the right file.', mark: 'plus' },
    { minute: 24, text: 'Explains the cause in two sentences.', mark: 'plus' },
  ],
]

type Strength = { text: string; minute: number }
export const STRENGTHS: readonly (readonly [Strength, Strength])[] = [
  [
    { text: 'You read the whole message, also the part below the red line. It named the file.', minute: 7 },
    { text: 'You asked for the hint early and made a plan from it, rather than a command.', minute: 13 },
  ],
  [
    {
      text: 'You tried it as a user would, before anything else. It halved what was left to look at.',
      minute: 5,
    },
    { text: 'When your first idea did not hold you said so and let it go.', minute: 15 },
  ],
  [
    { text: 'You said what each command should show. Following you was easy.', minute: 8 },
    { text: 'You looked at it once more after a restart, and I had not asked for it.', minute: 23 },
  ],
  [
    { text: 'You kept the old file where nothing reads it, and told me where.', minute: 12 },
    { text: 'Your summary at the end could have gone to the customer as it was.', minute: 31 },
  ],
]

export const NEXT: readonly { tryNext: string; resource: string }[] = [
  {
    tryNext: 'One change at a time: say what you expect, change, look, and only then go on.',
    resource: 'The manual of the service, the chapter on checking a configuration before loading it.',
  },
  {
    tryNext: 'When it gets quiet in your head, read the last message aloud. The next idea is often in it.',
    resource: 'man journalctl, the options -u, -b and --since: three filters for most mornings.',
  },
  {
    tryNext: 'Before you call it mended, ask what the next boot would do, and look.',
    resource: 'man systemctl, is-enabled beside is-active: two questions that look like one.',
  },
  {
    tryNext:
      'Name the impact in one sentence at the start: who, what, since when. Then everybody is on the same page.',
    resource: 'A short incident report of any public service: look at how its first paragraph is made.',
  },
]

export const SELF: readonly { wentWell: string; tryNext: string }[] = [
  {
    wentWell: 'I kept reading instead of guessing, even when I was nervous about the clock.',
    tryNext: 'Say my ideas aloud while I still have them, and ask for a hint sooner.',
  },
  {
    wentWell: 'I found the right log quickly this time, and I understood the hint.',
    tryNext: 'Make a copy first. I keep remembering it one step too late.',
  },
  {
    wentWell: 'I told my interviewer what I expected before each command, and mostly it was so.',
    tryNext: 'Check what happens after a reboot before I say that it is done.',
  },
  {
    wentWell: 'I did not panic when the first fix changed nothing.',
    tryNext: 'Look at the symptom first. I went for the configuration because I know it best.',
  },
]

// A broken box in miniature that passes the static and the live check.

export function troubleshootingFiles(): Record<string, string> {
  return {
    'question.yaml': QUESTION,
    'prompt.md': PROMPT,
    'guide.md': GUIDE,
    'setup.sh': SETUP,
    'files/greeter.service': UNIT,
    'files/greeting': 'Good morning\n',
    'probes/greets.sh': PROBE_GREETS,
    'probes/starts-with-the-machine.sh': PROBE_STARTS,
    'probes/greeting-intact.sh': PROBE_INTACT,
    'solutions/01-give-it-back.sh': SOLUTION,
    'wrong/start-only.sh': WRONG_START,
    'wrong/another-greeting.sh': WRONG_GREETING,
  }
}

const QUESTION = `# yaml-language-server: $schema=../../schema/question.schema.json
format: 1
version: 1.0.0
title: The morning is silent
summary: A small service that says good morning says nothing any more.
status: draft
level: 1
topics: [systemd]
skills: [reading-units, checking-permissions]
# May a candidate practise it alone? Then it is no surprise in a session any more.
practice: true
rubric: troubleshooting@1
dimensions: [triage, method, knowledge, cause]
minutes: { briefing: 3, working: 20, wrap-up: 7 }
sandbox: { image: base, hostname: web-1, tier: default, memory-mb: 256, disk-mb: 256 }
# Restarted by the live check after each solution, to see that it lasts.
units: [greeter.service]
# From direction to answer; only the last may name the cause.
hints:
  - { id: 1-where, title: Where to look, text: What does the unit itself say about its end? }
  - { id: 2-compare, title: What to compare, text: Compare what the unit wants to read with what is there. }
  - { id: 3-answer, title: The answer, text: 'The file /srv/greeting belongs to root alone: give it back to everybody, then start the unit.' }
probes:
  - { id: greets, says: The service says good morning., kind: behaviour }
  - { id: starts-with-the-machine, says: The service will start with the machine., kind: persistence }
  - { id: greeting-intact, says: The words of the greeting are as they were., kind: collateral }
# Nothing a candidate reads may hold these words.
spoilers: [permission, chmod, mode, belongs to root]
author: you
`

const PROMPT = `# The morning is silent

Hello! A small service, \`greeter\`, writes a good morning to \`/run/greeter/today\` for the screen in our lobby. Today the screen is empty.

Could you please bring it back, make sure that it is there tomorrow as well, and tell me what it was?
`

const GUIDE = `# Guide: the morning is silent

## The true cause

\`/srv/greeting\` has mode 0600 and belongs to root; \`greeter.service\` runs as \`nobody\` and cannot read it. The unit was disabled, too.

## Good lines of enquiry

- \`systemctl status greeter\` and \`journalctl -u greeter\`.
- Reading the file as the user of the unit.

## False trails

- The folder \`/run/greeter\`: systemd makes it.

## What each rating looks like here

- **triage** 1: … 2: … 3: sees the empty file and says who misses it. 4: …
- **method** 1: … 2: … 3: predicts that \`nobody\` cannot read the file, and tests it. 4: …
- **knowledge** 1: … 2: … 3: explains owner and mode. 4: …
- **cause** 1: … 2: … 3: restarts the unit and checks that it is enabled. 4: …

## Follow-up questions

- Which other ways are there to let one user read one file?
`

const SETUP = `#!/bin/bash
# Breaks the box. Runs once as root; exit 0 = the box is broken as meant. No network, no waiting without a bound.
set -eu
src=/run/greenroom-setup
install -m 600 $src/greeting /srv/greeting
install -m 644 $src/greeter.service /etc/systemd/system/greeter.service
rm -rf $src
systemctl daemon-reload
systemctl start greeter.service 2> /dev/null && exit 1
exit 0
`

const UNIT = `[Unit]
Description=Says good morning

[Service]
Type=oneshot
RemainAfterExit=yes
User=nobody
RuntimeDirectory=greeter
ExecStart=/bin/cp /srv/greeting /run/greeter/today

[Install]
WantedBy=multi-user.target
`

const PROBE_GREETS = `#!/bin/bash
# Runs beside the box, with the box's files below $BOX. 0 = pass, 1 = not yet; the first line is for the interviewer.
set -u
grep -q 'Good morning' "$BOX/run/greeter/today" 2> /dev/null || { echo 'Nothing is said.'; exit 1; }
echo 'Good morning is said.'
`

const PROBE_STARTS = `#!/bin/bash
set -u
for wanted in "$BOX"/etc/systemd/system/*.wants/greeter.service; do
  [ -L "$wanted" ] && { echo 'It starts with the machine.'; exit 0; }
done
echo 'It would not start with the machine.'
exit 1
`

const PROBE_INTACT = `#!/bin/bash
set -u
[ "$(cat "$BOX/srv/greeting" 2> /dev/null)" = 'Good morning' ] || { echo 'The words were changed.'; exit 1; }
echo 'The words are as they were.'
`

const SOLUTION = `#!/bin/bash
# The cause, and then the morning after.
set -eu
chmod 644 /srv/greeting
systemctl enable --now greeter.service
`

const WRONG_START = `#!/bin/bash
# fails: starts-with-the-machine
# why: Mends today and forgets tomorrow.
chmod 644 /srv/greeting
systemctl start greeter.service
`

const WRONG_GREETING = `#!/bin/bash
# fails: greeting-intact
# why: Makes a new file instead of asking why the old one could not be read.
rm /srv/greeting
echo 'Good morning!' > /srv/greeting
systemctl enable --now greeter.service
`

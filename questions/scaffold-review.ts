// A change to review in miniature that passes the static check.

export function reviewFiles(): Record<string, string> {
  return { 'question.yaml': QUESTION, 'prompt.md': PROMPT, 'guide.md': GUIDE, 'change.diff': DIFF }
}

const QUESTION = `# yaml-language-server: $schema=../../schema/question-review.schema.json
format: 1
kind: review
version: 1.0.0
title: Old pictures go
summary: A small script that removes pictures nobody looked at for a month.
status: draft
level: 1
topics: [python, disk]
skills: [reviewing-code, ranking-severity]
# May a candidate practise it alone? Then it is no surprise in a session any more.
practice: true
rubric: code-review@1
dimensions: [finding, priority, proposals, tone]
minutes: { briefing: 3, working: 20, wrap-up: 7 }
hints:
  - { id: 1-empty, title: An empty value, text: Read it once with every setting left out. }
# Lines are those after the change, and must be shown in change.diff.
findings:
  - id: whole-disk
    says: Without PICTURES the script walks the whole machine and removes what it finds.
    file: clean/pictures.py
    lines: [10, 10]
    class: operability
    severity: must-fix
    accept: [the default is the root of the machine]
    fix: End with a message when PICTURES is not set; a test starts the script without it.
  - id: errors-swallowed
    says: Every error is passed over in silence, so nobody learns that nothing was removed.
    file: clean/pictures.py
    lines: [42, 43]
    class: operability
    severity: must-fix
    accept: [a bare except hides everything]
    fix: Catch OSError alone, print the path and end with 1; a test removes from a folder that is read-only.
  - id: through-the-shell
    says: The name of a file is put into a command line for a shell, so a name can be a command.
    file: clean/pictures.py
    lines: [39, 39]
    class: security
    severity: must-fix
    accept: [quotes or spaces in a name break it, command injection]
    fix: Use os.remove; a test has a picture whose name holds a semicolon.
  - id: a-day-short
    says: The month has twenty-nine days, so pictures go a day too early.
    file: clean/pictures.py
    lines: [13, 13]
    class: correctness
    severity: should-fix
    accept: [off by one day]
    fix: Write thirty days as seconds once, by timedelta; a test has a picture of that age.
decoys:
  - id: walk-from-below
    says: The walk goes from below to above.
    file: clean/pictures.py
    lines: [26, 26]
    why: Folders can only be removed once what is in them is gone.
# Nothing a candidate reads, but the change itself, may hold these words.
spoilers: [injection, root of the machine, bare except]
author: you
`

const PROMPT = `# Old pictures go

Hello! Our disk of previews is full every few weeks. This script would run every night and remove what nobody looked at for a month. Could
you please review it before it goes in? Say what must be mended before that, and what can wait.
`

const GUIDE = `# Guide: old pictures go

## What matters most

The script removes files as root every night: what happens when a setting is missing, or a name is strange, comes first.

## False trails

- The walk from below to above is right.

## What each rating looks like here

- **finding** 1: … 2: … 3: finds the default folder and the shell, with line and reason. 4: …
- **priority** 1: … 2: … 3: says what stops the change without being asked. 4: …
- **proposals** 1: … 2: … 3: a fix that works, and a test. 4: …
- **tone** 1: … 2: … 3: asks, explains, and names something good. 4: …

## Follow-up questions

- What would you want to see before this runs on every host?
`

const ADDED = `#!/usr/bin/env python3
"""Removes pictures that nobody looked at for a month, and folders that are empty then."""

import os
import subprocess
import sys
import time

# Where the previews are; every host says it in its unit.
ROOT = os.environ.get("PICTURES", "/")
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
# A month without a look.
KEEP_SECONDS = 29 * 24 * 60 * 60


def is_picture(name):
    return name.lower().endswith(ENDINGS)


def is_old(path, now):
    return now - os.stat(path).st_atime > KEEP_SECONDS


def old_pictures(root, now):
    """Paths of pictures to remove, folder by folder."""
    for folder, _folders, names in os.walk(root, topdown=False):
        for name in sorted(names):
            path = os.path.join(folder, name)
            if is_picture(name) and is_old(path, now):
                yield path


def remove_pictures(root, now):
    """Removes them and says how many bytes came free."""
    freed = 0
    for path in old_pictures(root, now):
        try:
            size = os.stat(path).st_size
            subprocess.run(f"rm -f {path}", shell=True)
            freed += size
            print("removed", path)
        except Exception:
            pass
    return freed


def remove_empty_folders(root):
    for folder, folders, names in os.walk(root, topdown=False):
        if folder != root and not folders and not names:
            os.rmdir(folder)


def main():
    now = time.time()
    freed = remove_pictures(ROOT, now)
    remove_empty_folders(ROOT)
    print(f"{freed / 1e6:.0f} MB came free below {ROOT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())`

const LINES = ADDED.split('\n')

const DIFF = `diff --git a/clean/pictures.py b/clean/pictures.py
new file mode 100755
--- /dev/null
+++ b/clean/pictures.py
@@ -0,0 +1,${LINES.length} @@
${LINES.map((line) => `+${line}`).join('\n')}
`

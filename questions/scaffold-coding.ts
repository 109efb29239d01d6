// A program to write in miniature that passes the static and the live check.

export function codingFiles(): Record<string, string> {
  return {
    'question.yaml': QUESTION,
    'tests.yaml': TESTS,
    'prompt.md': PROMPT,
    'guide.md': GUIDE,
    'starter/python/main.py': STARTER_PYTHON,
    'starter/javascript/main.js': STARTER_JAVASCRIPT,
    'solutions/dictionary/main.py': SOLUTION_PYTHON,
    'solutions/map/main.js': SOLUTION_JAVASCRIPT,
    'wrong/no-ties/main.py': SOLUTION_PYTHON.replace('(-total[1], total[0])', '-total[1]'),
    'wrong/list-of-names/main.py': WRONG_SLOW,
    'generators/tins.py': GENERATOR,
  }
}

const QUESTION = `# yaml-language-server: $schema=../../schema/question-coding.schema.json
format: 1
kind: coding
version: 1.0.0
title: Who put most into the tins
summary: Adds up lines of names and amounts and prints the totals, the largest first.
status: draft
level: 1
topics: [parsing, data-structures]
skills: [choosing-data-structures, handling-bad-input, testing-code]
# May a candidate practise it alone? Then it is no surprise in a session any more.
practice: true
rubric: coding@1
dimensions: [understanding, solution, code, checking]
minutes: { briefing: 3, working: 20, wrap-up: 7 }
# Each has a folder in starter/ and at least one reference solution.
languages: [python, javascript]
# What one case may use. Twice what the slowest solution needs on the large input, or more.
limits: { seconds: 2, memory-mb: 256 }
hints:
  - { id: 1-by-hand, title: By hand, text: How would you do it on paper with ten lines? }
  - { id: 2-look-up, title: What is looked up, text: 'What do you look up for every line, and how long does that take with many names?' }
  - { id: 3-answer, title: The idea, text: 'Keep a dictionary from name to total, then sort once by total and name.' }
follow-ups:
  - What changes when the lines do not fit into memory?
  - How would you keep the totals right while more lines arrive?
# Laid over the starter of their language; every case passes.
solutions:
  - { name: dictionary, language: python, approach: A dictionary of totals and one sort; n log n in time and memory by names. }
  - { name: map, language: javascript, approach: A map of totals and one sort; n log n in time and memory by names. }
# What one is tempted to write, with the hidden cases that tell. One of them is the slow one.
wrong:
  - { name: no-ties, language: python, fails: [ties-of-three], why: Leaves the order of equal totals to the order of the lines. }
  - { name: list-of-names, language: python, fails: [many-names], why: 'Searches a list of names for every line, which is quadratic.' }
# Nothing a candidate reads may hold these words.
spoilers: [dictionary, hash, quadratic]
author: you
`

const TESTS = `# yaml-language-server: $schema=../../schema/tests.schema.json
# Standard output is compared after spaces at the ends of lines and empty lines at the end are cut.
cases:
  - id: two-names
    title: Two names, one line each
    tags: [basic]
    visible: true
    stdin: |
      ada 3
      bob 5
    expect:
      stdout: |
        bob 5
        ada 3
  - id: one-name-twice
    title: The same name twice
    tags: [basic]
    visible: true
    stdin: |
      ada 3
      bob 5
      ada 4
    expect:
      stdout: |
        ada 7
        bob 5
  - id: not-a-line
    title: A line that is none is passed over with a message
    tags: [malformed]
    visible: true
    stdin: |
      ada 3
      bob
    expect:
      stdout: |
        ada 3
      stderr: something
  - id: empty
    title: Nothing at all
    tags: [empty]
    visible: false
    stdin: ''
    expect: { stdout: '', stderr: empty }
  - id: ties
    title: Equal totals
    tags: [ties]
    visible: false
    stdin: "bob 2\\nada 2\\n"
    expect: { stdout: "ada 2\\nbob 2\\n" }
  - id: ties-of-three
    title: Three equal totals below a larger one
    tags: [ties]
    visible: false
    stdin: "cem 1\\neve 9\\nbob 1\\nada 1\\n"
    expect: { stdout: "eve 9\\nada 1\\nbob 1\\ncem 1\\n" }
  - id: taken-out
    title: Amounts below zero
    tags: [basic]
    visible: false
    stdin: "ada 5\\nbob 4\\nada -3\\n"
    expect: { stdout: "bob 4\\nada 2\\n" }
  - id: spaces
    title: Several spaces between and around
    tags: [messy]
    visible: false
    stdin: "  ada    3 \\nbob 5\\n"
    expect: { stdout: "bob 5\\nada 3\\n" }
  - id: empty-lines
    title: Empty lines are no mistakes
    tags: [messy]
    visible: false
    stdin: "ada 3\\n\\n\\nbob 5\\n"
    expect: { stdout: "bob 5\\nada 3\\n", stderr: empty }
  - id: no-number
    title: An amount that is no number
    tags: [malformed]
    visible: false
    stdin: "ada three\\nbob 5\\n"
    expect: { stdout: "bob 5\\n", stderr: something }
  - id: no-end-of-line
    title: The last line has no end
    tags: [messy]
    visible: false
    stdin: "ada 3\\nbob 5"
    expect: { stdout: "bob 5\\nada 3\\n" }
# CPU time may grow by ratio-max at most, from the small to the large size; questions:check measures and says what fits.
scale:
  - id: many-names
    title: Many names
    tags: [scale]
    generate: tins.py
    sizes: [30000, 240000]
    ratio-max: 30
    sha256:
      - 5702bd361a90e477c0f395050e8a6587c6e1a7dadd8e8488b6e3080c906155ec
      - bedd5e0e61b12fdffd09a74a38a2e122f7d32a25d0b8646caf5245373babc375
`

const PROMPT = `# Who put most into the tins

Our office keeps tins for coffee, cake and plants. Somebody writes down who put in how much, a line each:

    ada 3
    bob 5
    ada 4

Write a program that reads such lines from standard input and prints every name with its total, the largest total first and equal
totals by name:

    ada 7
    bob 5

Amounts are whole numbers, and may be below zero when somebody took something out. A line that is not a name and a number is passed over
with a message on standard error; empty lines are simply passed over. The program always ends with exit code 0.
`

const GUIDE = `# Guide: who put most into the tins

## The intended solution

A dictionary from name to total, then one sort by falling total and rising name.

## Common mistakes

- Sorting by total alone, so that equal totals stay in the order of the lines.
- Looking for each name in a list.

## What each rating looks like here

- **understanding** 1: … 2: … 3: asks about bad lines and equal totals before writing. 4: …
- **solution** 1: … 2: … 3: a dictionary, and says what it costs. 4: …
- **code** 1: … 2: … 3: reading, adding and printing are apart. 4: …
- **checking** 1: … 2: … 3: tries an empty input and equal totals. 4: …

## Follow-up questions

- What changes when the lines do not fit into memory?
`

const STARTER_PYTHON = `import sys


def main():
    for line in sys.stdin:
        pass  # name and amount


main()
`

const STARTER_JAVASCRIPT = `const lines = require('node:fs').readFileSync(0, 'utf8').split('\\n')

for (const line of lines) {
  // name and amount
}
`

const SOLUTION_PYTHON = `import sys


def main():
    totals = {}
    for line in sys.stdin:
        words = line.split()
        if not words:
            continue
        try:
            name, amount = words[0], int(words[1])
            if len(words) > 2:
                raise ValueError
        except (IndexError, ValueError):
            print("not a name and a number:", line.strip(), file=sys.stderr)
            continue
        totals[name] = totals.get(name, 0) + amount
    for name, total in sorted(totals.items(), key=lambda total: (-total[1], total[0])):
        print(name, total)


main()
`

const SOLUTION_JAVASCRIPT = `const lines = require('node:fs').readFileSync(0, 'utf8').split('\\n')

const totals = new Map()
for (const line of lines) {
  const words = line.trim().split(/ +/)
  if (words[0] === '') continue
  if (words.length !== 2 || !/^-?[0-9]+$/.test(words[1])) {
    console.error('not a name and a number: ' + line)
    continue
  }
  totals.set(words[0], (totals.get(words[0]) ?? 0) + Number(words[1]))
}
const byTotal = (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)
const printed = [...totals].sort(byTotal).map(([name, total]) => name + ' ' + total)
if (printed.length > 0) console.log(printed.join('\\n'))
`

const WRONG_SLOW = `import sys

names = []
totals = []
for line in sys.stdin:
    words = line.split()
    if not words:
        continue
    if len(words) != 2 or not words[1].lstrip("-").isdigit():
        print("not a name and a number:", line.strip(), file=sys.stderr)
        continue
    if words[0] not in names:
        names.append(words[0])
        totals.append(0)
    totals[names.index(words[0])] += int(words[1])
for total, name in sorted((-total, name) for name, total in zip(names, totals)):
    print(name, -total)
`

const GENERATOR = `# Prints an input of the size that is its argument, the same one every time.
import sys

size = int(sys.argv[1])
for line in range(size):
    print("name%d" % (line * 7919 % (size // 8)), line % 1000)
`

import { describe, expect, it } from 'vitest'
import { isInDiff, lineAt, parseDiff } from './diff.ts'

const CHANGED = `diff --git a/app/stock.py b/app/stock.py
index 1111111..2222222 100644
--- a/app/stock.py
+++ b/app/stock.py
@@ -10,4 +10,5 @@ def reserve(item):
     row = find(item)
-    if row.left < 1:
+    if row.left < 0:
         raise SoldOut(item)
+    log.info("--- reserved")
     return row
@@ -40,2 +41,2 @@
 last = 1
-end = 2
\\ No newline at end of file
+end = 3
`
const FILES = `diff --git a/new.sh b/new.sh
new file mode 100755
--- /dev/null
+++ b/new.sh
@@ -0,0 +1,2 @@
+#!/bin/sh
+++ b/not-a-header
diff --git a/old.sh b/old.sh
deleted file mode 100644
--- a/old.sh
+++ /dev/null
@@ -1 +0,0 @@
---- a/not-a-header
diff --git a/before.txt b/after.txt
similarity index 90%
rename from before.txt
rename to after.txt
--- a/before.txt
+++ b/after.txt
@@ -1,2 +1,2 @@
 same
-x
+y
diff --git a/only.txt b/moved.txt
similarity index 100%
rename from only.txt
rename to moved.txt
`

describe('a change taken apart', () => {
  it('RD1 counts lines on both sides, piece by piece', () => {
    const [file] = parseDiff(CHANGED)
    expect(file).toMatchObject({ path: 'app/stock.py', change: 'changed', added: 3, removed: 2 })
    expect(file?.hunks.map(({ heading }) => heading)).toEqual(['def reserve(item):', ''])
    const lines = file?.hunks[0]?.lines.map(({ kind, oldLine, newLine }) => [kind, oldLine, newLine])
    expect(lines).toEqual([
      ['same', 10, 10],
      ['removed', 11, null],
      ['added', null, 11],
      ['same', 12, 12],
      ['added', null, 13],
      ['same', 13, 14],
    ])
    expect(file?.hunks[1]?.lines[1]).toMatchObject({ text: 'end = 2', noLineEnd: true })
  })

  it('RD1 tells added, removed and renamed files, and takes no line for a header', () => {
    const files = parseDiff(FILES)
    expect(
      files.map(({ path, oldPath, change, added, removed }) => [path, oldPath, change, added, removed]),
    ).toEqual([
      ['new.sh', null, 'added', 2, 0],
      ['old.sh', null, 'removed', 0, 1],
      ['after.txt', 'before.txt', 'renamed', 1, 1],
      ['moved.txt', 'only.txt', 'renamed', 0, 0],
    ])
    expect(files[0]?.hunks[0]?.lines[1]?.text).toBe('++ b/not-a-header')
  })

  it('RD1 lines that exist after the change, and no others, can be commented on', () => {
    const files = parseDiff(CHANGED)
    expect([9, 10, 11, 14, 15, 42, 43].map((line) => isInDiff(files, 'app/stock.py', line))).toEqual([
      false,
      true,
      true,
      true,
      false,
      true,
      false,
    ])
    expect(isInDiff(files, 'app/other.py', 10)).toBe(false)
    expect(lineAt(files, 'app/stock.py', 11)?.text).toBe('    if row.left < 0:')
  })

  it('RD1 nonsense and a change that was cut off give what can be read', () => {
    expect(parseDiff('')).toEqual([])
    expect(parseDiff('@@ -1 +1 @@\n+lost')).toEqual([])
    const [cut] = parseDiff('--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n same\n+more')
    expect(cut?.hunks[0]?.lines).toHaveLength(2)
  })
})

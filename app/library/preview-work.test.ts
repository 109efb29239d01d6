import { describe, expect, it } from 'vitest'
import { testQuestion } from '#test/support/questions.ts'
import { codingQuestion, reviewQuestion, talkQuestion } from '#test/support/work-questions.ts'
import { previewWorkOf } from './preview-work.ts'

describe('what only a kind of question has', () => {
  it('LI20 a broken box has nothing beyond what every question has', () => {
    expect(previewWorkOf(testQuestion)).toEqual({ kind: 'box' })
  })

  it('LI20 a program to write has its cases, and wrong programs name the cases that tell by their titles', () => {
    const work = previewWorkOf(codingQuestion)
    if (work.kind !== 'coding') throw new Error('not a program')
    expect(work.cases.map(({ id }) => id)).toEqual(
      [...codingQuestion.coding.cases, ...codingQuestion.coding.scale].map(({ id }) => id),
    )
    const titles = work.cases.map(({ title }) => title)
    const told = work.wrongPrograms.flatMap(({ fails }) => fails)
    expect(told.length).toBeGreaterThan(0)
    for (const title of told) expect(titles).toContain(title)
    expect(JSON.stringify(work.cases)).not.toContain('stdout')
  })

  it('LI20 a change to review has its defects and what only looks like one', () => {
    const { findings, decoys } = reviewQuestion.review
    expect(previewWorkOf(reviewQuestion)).toMatchObject({ kind: 'review', findings, decoys })
  })

  it('LI20 something to talk about has its points', () => {
    expect(previewWorkOf(talkQuestion)).toMatchObject({ kind: 'talk', points: talkQuestion.talk.points })
  })
})

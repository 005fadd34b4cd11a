import { expect, test } from 'vitest'
import { agreement } from '../../../src/plan/cases/agreement.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

test('each Python script is looked at once, and no other program', () => {
  const at = { file: 'shop.pipeline.yaml', line: 2, column: 3 }
  const other = contract([], [], { command: ['sort'] })
  const made = pipeline([step('a', contract([], []), { at }), step('b', other), step('c', contract([], []))])
  expect(
    agreement(made, []).map(({ group, title, tags, question, at: place }) => [
      group.title,
      title,
      tags,
      question,
      place,
    ]),
  ).toEqual([
    ['a', 'the script agrees with its contract', ['script'], { kind: 'agreement', step: 'a' }, at],
    ['c', 'the script agrees with its contract', ['script'], { kind: 'agreement', step: 'c' }, undefined],
  ])
})

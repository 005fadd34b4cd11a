import { expect, test } from 'vitest'
import { valid } from '../../../src/plan/cases/valid.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

test('each step runs once on data made for it', () => {
  const at = { file: 'shop.pipeline.yaml', line: 2, column: 3 }
  const made = pipeline([step('a', contract([], []), { at }), step('b', contract([], []))])
  expect(valid(made, []).map(({ title, tags, question, at: place }) => ({ title, tags, question, place }))).toEqual(
    ['a', 'b'].map((name) => ({
      title: 'runs on valid data',
      tags: ['script', 'generated'],
      question: { kind: 'run', step: name, case: { name: 'valid data', inputs: {}, env: {}, args: {}, expect: {} } },
      place: name === 'a' ? at : undefined,
    })),
  )
})

import { expect, test } from 'vitest'
import { promises } from '../../../src/plan/cases/promises.ts'
import { contract, pipeline, port, step } from '../../support/declared.ts'

test('each step with an input that can be made runs on many', () => {
  const columns = { id: { type: 'integer' } } as const
  const at = { file: 'shop.pipeline.yaml', line: 2, column: 3 }
  const made = pipeline([
    step('a', contract([port('raw', columns), port('model')], []), { at }),
    step('b', contract([port('model')], [])),
  ])
  expect(promises(made, [])).toEqual([
    {
      group: { title: 'a', at },
      title: 'keeps its promises on 25 generated inputs',
      tags: ['script', 'generated', 'slow'],
      question: { kind: 'promises', step: 'a', inputs: 25 },
      at,
    },
  ])
})

import { expect, test } from 'vitest'
import { path } from '../../../src/plan/cases/path.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

test('each path is a group with a test, under the names that it was given', () => {
  const at = { file: 'shop.pipeline.yaml', line: 4, column: 3 }
  const shop = pipeline([step('a', contract([], []))])
  expect(path({ ...shop, paths: [{ named: ['a', 'c'], steps: ['a', 'b', 'c'], at }] }, [])).toEqual([
    {
      group: { title: 'a -> c', at },
      title: 'runs from a to c',
      tags: ['end-to-end'],
      question: { kind: 'path', steps: ['a', 'b', 'c'] },
      at,
    },
  ])
  expect(path(shop, [])).toEqual([])
})

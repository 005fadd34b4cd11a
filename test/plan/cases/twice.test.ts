import { expect, test } from 'vitest'
import { twice } from '../../../src/plan/cases/twice.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

test('each step is run once more, but those whose contract says so itself', () => {
  const at = { file: 'shop.pipeline.yaml', line: 2, column: 3 }
  const relations = [{ name: 'sameSeed', options: {} }]
  const shop = pipeline([step('a', contract([], []), { at }), step('b', contract([], [], { relations }))])
  expect(twice(shop, [])).toEqual([
    {
      group: { title: 'a', at },
      title: 'writes the same output twice',
      tags: ['script', 'generated'],
      question: { kind: 'twice', step: 'a' },
      at,
    },
  ])
})

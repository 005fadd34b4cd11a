import { expect, test } from 'vitest'
import { volumes } from '../../../src/plan/cases/volumes.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

test('a contract that says how large its inputs become gets a test of it, and no other does', () => {
  const declared = { rows: [10, 100], maxExponent: 1.5 }
  const steps = [step('a', contract([], [], { volumes: declared })), step('b', contract([], []))]
  expect(volumes(pipeline(steps), [])).toMatchObject([
    {
      group: { title: 'a' },
      title: 'keeps up as its input grows',
      question: { kind: 'volumes', step: 'a', volumes: declared },
    },
  ])
})

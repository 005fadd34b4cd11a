import { expect, test } from 'vitest'
import { versions } from '../../../src/plan/cases/versions.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

test('a contract that names another version gets a test that is called after it, and no other does', () => {
  const [base, script] = [
    { base: 'main', inputs: 3 },
    { script: '/shop/old/clean.py', inputs: 3 },
  ]
  const steps = [
    step('a', contract([], [], { versions: base })),
    step('b', contract([], [], { versions: script, file: '/shop/contracts/b.yaml' })),
    step('c', contract([], [])),
  ]
  expect(versions(pipeline(steps), []).map(({ title, question }) => [title, question])).toEqual([
    ['writes the same as its version at main', { kind: 'versions', step: 'a', versions: base }],
    ['writes the same as ../old/clean.py', { kind: 'versions', step: 'b', versions: script }],
  ])
})

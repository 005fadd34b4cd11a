import { expect, test } from 'vitest'
import { declared } from '../../../src/plan/cases/declared.ts'
import type { Case } from '../../../src/model/pipeline.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

const way = (name: string, line: number): Case => ({
  name,
  inputs: { raw: { kind: 'rows', rows: [] } },
  env: { A: '1' },
  args: {},
  expect: { fails: 'bad' },
  at: { file: 'shop.pipeline.yaml', line, column: 7 },
})

test('each case of a user is a test of its step, as it is written and where', () => {
  const cases = [way('one', 5), way('two', 8)]
  const made = pipeline([step('a', contract([], [])), step('b', contract([], []), { cases })])
  expect(declared(made, []).map(({ group, title, question, at }) => [group.title, title, question, at?.line])).toEqual([
    ['b', 'one', { kind: 'run', step: 'b', case: cases[0] }, 5],
    ['b', 'two', { kind: 'run', step: 'b', case: cases[1] }, 8],
  ])
})

test('a case of another file stands where its step does', () => {
  const at = { file: 'other.pipeline.yaml', line: 2, column: 3 }
  const made = pipeline([step('b', contract([], []), { cases: [way('one', 5)], at })])
  expect(declared(made, []).map((each) => each.at)).toEqual([at])
})

test('a pipeline without cases gets none', () => {
  expect(declared(pipeline([step('a', contract([], []))]), [])).toEqual([])
})

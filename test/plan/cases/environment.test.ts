import { expect, test } from 'vitest'
import { environment } from '../../../src/plan/cases/environment.ts'
import type { EnvironmentVariable } from '../../../src/model/contract.ts'
import { contract, pipeline, step } from '../../support/declared.ts'

function namesFor(env: Record<string, EnvironmentVariable>, own: Record<string, string> = {}): string[] {
  const [planned] = environment(pipeline([step('a', contract([], [], { env }), { env: own })]), [])
  return planned?.question.kind === 'ways' ? planned.question.cases.map(({ name }) => name) : []
}

test('each member of an enum is tried, but for the one that all tests have', () => {
  expect(namesFor({ MODEL: { required: true, default: 'a', enum: ['a', 'b', 'c'] } })).toEqual(['MODEL=b', 'MODEL=c'])
})

test('a variable that may be missing is left out, or said to be nothing', () => {
  expect(namesFor({ ROUNDS: { required: false, example: '5' } })).toEqual(['without ROUNDS'])
  expect(namesFor({ ROUNDS: { required: false, default: '5' } })).toEqual([])
  expect(namesFor({ LEVEL: { required: false } })).toEqual(['LEVEL=', 'LEVEL=None'])
})

test('what a contract demands or a step sets is not varied', () => {
  expect(namesFor({ KEY: { required: true, example: 'x' } })).toEqual([])
  expect(namesFor({ MODEL: { required: false, enum: ['a', 'b'] } }, { MODEL: 'a' })).toEqual([])
})

test('there are at most ten', () => {
  const members = Array.from({ length: 30 }, (_, index) => `m${index}`)
  expect(namesFor({ MODEL: { required: true, enum: members } })).toHaveLength(10)
})

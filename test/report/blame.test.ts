import { expect, test } from 'vitest'
import { blamed } from '../../src/report/blame.ts'
import { finding } from '../../src/shared/finding.ts'
import type { Fault } from '../../src/model/finding.ts'

const said = (fault: Fault, code = 'type'): string =>
  blamed(finding({ code, place: 'a.b', fault, received: 'x', expected: 'y', advice: 'z' }), 'a')

test('each fault is said in a sentence', () => {
  const faults = ['producer', 'consumer', 'contract', 'script', 'data'] as const
  expect(faults.map((fault) => said(fault))).toMatchInlineSnapshot(`
    [
      "a broke its promise",
      "a asks for more than was promised",
      "the contracts around a disagree",
      "the script of a does not do what its contract says",
      "the data given to a breaks its contract",
    ]
  `)
})

test('what is written is named, where it is not two contracts that disagree', () => {
  const codes = [
    'unread-name',
    'undeclared-path',
    'tied-match',
    'second-producer',
    'variable-without-value',
    'step-without-contract',
    'nothing-to-refuse',
    'golden',
    'constructor',
  ]
  expect(codes.map((code) => said('contract', code))).toMatchInlineSnapshot(`
    [
      "the script of a and its contract disagree",
      "the script of a and its contract disagree",
      "the pipeline does not say what feeds a",
      "the pipeline feeds a twice",
      "nobody gives a a value",
      "nobody can tell what a does",
      "the contract of a promises what can not be",
      "what is expected of a can not be told",
      "the contracts around a disagree",
    ]
  `)
  expect(said('script', 'no-main')).toBe(said('script'))
})

import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { finding } from '../../src/shared/finding.ts'

expect.extend(matchers)

const broken = finding({
  code: 'nulls',
  place: 'clean.orders.id',
  fault: 'producer',
  received: '`null`',
  expected: 'an integer',
  advice: 'fill it',
})

test('passes a run without findings', () => {
  expect({ findings: [] }).toSucceed()
  expect({ run: { findings: [] } }).toEqual({ run: expect.toSucceed() })
})

test('tells what is wrong with a run', () => {
  expect(() => expect({ findings: [broken] }).toSucceed()).toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected \`null\` in \`clean.orders.id\`, expected an integer, fill it

      clean broke its promise]
  `)
})

test('tells under not that nothing is wrong', () => {
  expect({ findings: [broken] }).not.toSucceed()
  expect(() => expect({ findings: [] }).not.toSucceed()).toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected a run with a finding, remove \`.not\`]`,
  )
})

import { expect, test } from 'vitest'
import { finding } from '../../src/shared/finding.ts'

const facts = {
  code: 'nulls',
  place: 'clean.orders.id',
  fault: 'producer',
  received: '`null`',
  expected: 'an integer',
  advice: 'fill it',
} as const

test('the facts of a finding make its sentence', () => {
  expect(finding(facts)).toMatchInlineSnapshot(`
    {
      "advice": "fill it",
      "code": "nulls",
      "expected": "an integer",
      "fault": "producer",
      "message": "Unexpected \`null\` in \`clean.orders.id\`, expected an integer, fill it",
      "place": "clean.orders.id",
      "received": "\`null\`",
      "sample": [],
      "severity": "error",
    }
  `)
})

test('a place that is already told is not told again', () => {
  expect(finding({ ...facts, received: 'second producer of `clean.orders.id`' }).message).toBe(
    'Unexpected second producer of `clean.orders.id`, expected an integer, fill it',
  )
})

test('what is given goes before what is usual', () => {
  const sample = [{ file: 'a.csv', row: 1, values: {} }]
  expect(finding({ ...facts, severity: 'warning', sample })).toMatchObject({ severity: 'warning', sample })
})

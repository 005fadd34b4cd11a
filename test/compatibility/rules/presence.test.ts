import { expect, test } from 'vitest'
import { presence } from '../../../src/compatibility/rules/presence.ts'
import { port } from '../../support/declared.ts'

const compare = (promised: boolean, needed: boolean): unknown =>
  presence(port('out', {}, { required: promised }), port('in', {}, { required: needed }))

test('an output that may be missing is a conflict for an input that may not', () => {
  expect(compare(false, true)).toMatchInlineSnapshot(`
    {
      "advice": "write \`required: true\` at the producer if it keeps that, or \`required: false\` at the consumer",
      "expected": "files that are always there",
      "received": "promise of files that may be missing",
    }
  `)
})

test.each([
  [true, true],
  [true, false],
  [false, false],
])('required: %s satisfies required: %s', (promised, needed) => {
  expect(compare(promised, needed)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { counterexample } from '../../src/compatibility/counterexample.ts'
import type { Column, Scalar } from '../../src/model/contract.ts'
import { inCsv } from '../support/medium.ts'

// the keys of what is given
const keywords = (needed: Column): (keyof Column)[] => Object.keys(needed) as (keyof Column)[]

const witnessOf = (promised: Column, needed: Column): Scalar | undefined =>
  counterexample(promised, needed, { keywords: keywords(needed), medium: inCsv })

test.each<[Column, Column, unknown]>([
  [{ minimum: 0 }, { exclusiveMinimum: 0 }, 0],
  [{ minimum: 0, exclusiveMaximum: 10 }, { maximum: 4 }, 7],
  [{ minimum: 0 }, { maximum: 4 }, 4.5],
  [{ multipleOf: 3, type: 'integer' }, { minimum: 1 }, -3],
  [{ enum: ['a', 'b'] }, { const: 'a' }, 'b'],
  [{ minLength: 4, maxLength: 5 }, { maxLength: 4 }, 'xxxxx'],
  [{ type: 'timestamp' }, { type: 'date' }, '2024-01-31T12:00:00Z'],
])('%o is too wide for %o, as %s shows', (promised, needed, witness) => {
  expect(witnessOf(promised, needed)).toBe(witness)
})

test('there is none where the need is as wide, nor where the promise allows nothing', () => {
  expect(witnessOf({ type: 'integer' }, { type: 'number' })).toBeUndefined()
  expect(witnessOf({ enum: [20], maximum: 10 }, { const: 1 })).toBeUndefined()
  expect(witnessOf({ nullable: true }, {})).toBeUndefined()
})

import { expect, test } from 'vitest'
import { own } from '../../src/shared/own.ts'

test('a record has what was put into it, not what JavaScript gives to all', () => {
  const record: Record<string, number> = JSON.parse('{ "a": 1, "__proto__": 2 }')
  expect(['a', '__proto__', 'constructor', 'toString', 'b'].map((name) => own(record, name))).toEqual([
    1,
    2,
    undefined,
    undefined,
    undefined,
  ])
})

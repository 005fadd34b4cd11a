import { expect, test } from 'vitest'
import { repeated } from '../../src/shared/repeated.ts'

test.each([
  [['a', 'b', 'a'], 'a'],
  [['id', 'name', 'ID'], 'ID'],
  [['a', 'B', 'b', 'A'], 'b'],
  [['a', 'b'], undefined],
  [[], undefined],
])('of %o the name that came before is %s', (names, twice) => {
  expect(repeated(names)).toBe(twice)
})

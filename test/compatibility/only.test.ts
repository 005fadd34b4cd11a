import { expect, test } from 'vitest'
import { only } from '../../src/compatibility/only.ts'

test('a column keeps the keywords that are named and that it has', () => {
  expect(only({ type: 'integer', minimum: 0, const: 1 }, ['minimum', 'maximum', 'const'])).toEqual({
    minimum: 0,
    const: 1,
  })
})

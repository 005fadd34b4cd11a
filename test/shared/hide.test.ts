import { expect, test } from 'vitest'
import { hide } from '../../src/shared/hide.ts'

test('facts can be read and are not listed', () => {
  const error: Error & { code?: string } = new Error('no')
  hide(error, { code: 'PP001' })
  expect(error.code).toBe('PP001')
  expect(Object.keys(error)).toEqual([])
})

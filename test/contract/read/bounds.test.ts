import { expect, test } from 'vitest'
import { tighten } from '../../../src/contract/read/bounds.ts'

test('of what is said twice both hold', () => {
  expect(tighten({ minimum: 3, maximum: 9, enum: ['a', 'b'] }, { minimum: 1, maximum: 5, enum: ['b', 'c'] })).toEqual({
    minimum: 3,
    maximum: 5,
    enum: ['b'],
  })
})

test('a text has to fit both patterns', () => {
  const { pattern = '' } = tighten({ pattern: 'a.*|b' }, { pattern: '.*z|b' })
  const fits = (text: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text)
  expect(['a', 'az', 'z', 'b', 'abz'].filter(fits)).toEqual(['az', 'b', 'abz'])
})

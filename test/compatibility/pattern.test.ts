import { expect, test } from 'vitest'
import { pattern } from '../../src/compatibility/pattern.ts'

test('texts without a pattern may not fit the needed one', () => {
  expect(pattern({ type: 'string' }, { type: 'string', pattern: '[A-Z]{3}' })).toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`pattern\` on both sides",
      "expected": "a text that fits \`[A-Z]{3}\`",
      "received": "promise of a text",
      "witness": "abc",
    }
  `)
})

test('listed texts fit or do not', () => {
  expect(pattern({ enum: ['EUR'] }, { pattern: '[A-Z]{3}' })).toBeUndefined()
  expect(pattern({ enum: ['EUR', 'euro'] }, { pattern: '[A-Z]{3}' })).toMatchObject({ witness: 'euro' })
})

test('the same pattern is satisfied, and of another nobody can tell', () => {
  expect(pattern({ pattern: '\\d+' }, { pattern: '\\d+' })).toBeUndefined()
  expect(pattern({ pattern: '\\d' }, { pattern: '\\d+' })).toBeUndefined()
})

import { expect, test } from 'vitest'
import { pattern } from '../../../src/compatibility/rules/pattern.ts'
import { inCsv } from '../../support/medium.ts'

test('texts without a pattern may not fit the needed one', () => {
  expect(pattern({ type: 'string' }, { type: 'string', pattern: '[A-Z]{3}' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`pattern\` on both sides",
      "expected": "a text that fits \`[A-Z]{3}\`",
      "received": "promise of a text",
      "witness": "abc",
    }
  `)
})

test('listed texts fit or do not', () => {
  expect(pattern({ enum: ['EUR'] }, { pattern: '[A-Z]{3}' }, inCsv)).toBeUndefined()
  expect(pattern({ enum: ['EUR', 'euro'] }, { pattern: '[A-Z]{3}' }, inCsv)).toMatchObject({ witness: 'euro' })
})

test('the same pattern is satisfied, and words with bars between them are listed', () => {
  expect(pattern({ pattern: '\\d+' }, { pattern: '\\d+' }, inCsv)).toBeUndefined()
  expect(pattern({ pattern: 'EUR|USD' }, { pattern: '[A-Z]{3}' }, inCsv)).toBeUndefined()
  expect(pattern({ pattern: 'EUR|euro' }, { pattern: '[A-Z]{3}' }, inCsv)).toMatchObject({ witness: 'euro' })
})

test('a text that fits the one and not the other is looked for, and where there is none nobody can tell', () => {
  const conflict = pattern({ pattern: '[A-Z]{2,4}' }, { pattern: '[A-Z]{3}' }, inCsv)
  expect(conflict).not.toHaveProperty('severity')
  expect(conflict?.witness).toMatch(/^([A-Z]{2}|[A-Z]{4})$/)
  expect(pattern({ pattern: '\\d' }, { pattern: '\\d+' }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`pattern\` on both sides: of two that differ nobody can tell",
      "expected": "a text that fits \`\\d+\`",
      "fault": "contract",
      "received": "promise of a text that fits \`\\d\`",
      "severity": "warning",
    }
  `)
})

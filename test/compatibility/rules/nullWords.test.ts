import { expect, test } from 'vitest'
import { nullWords } from '../../../src/compatibility/rules/nullWords.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv, mediumIn } from '../../support/medium.ts'

test('a listed text that pandas takes for null is a warning', () => {
  expect(nullWords({ enum: ['NA', 'US'] }, {}, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "read it with \`keep_default_na=False\`, or declare \`csv: { nulls: pandas }\` on both sides",
      "expected": "texts that pandas reads as such",
      "fault": "contract",
      "received": "promise of the text \`NA\`",
      "severity": "warning",
    }
  `)
})

test.each<[Column, Column]>([
  [{ enum: ['US'] }, {}],
  [{ type: 'string' }, { type: 'string' }],
  [{ nullable: true }, { nullable: true }],
])('%o satisfies %o', (promised, needed) => {
  expect(nullWords(promised, needed, inCsv)).toBeUndefined()
})

const toPandas = mediumIn('csv', {}, { nulls: 'pandas' })

test('a text that means null to its reader is a conflict', () => {
  expect(nullWords({ type: 'string' }, { type: 'string' }, toPandas)).toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`csv: { nulls }\` on both sides",
      "expected": "a text",
      "received": "promise of the text \`""\`",
      "witness": "",
    }
  `)
  expect(nullWords({ enum: ['US'] }, {}, toPandas)).toBeUndefined()
  expect(nullWords({ type: 'string' }, { type: 'string', nullable: true }, toPandas)).toMatchObject({
    severity: 'warning',
  })
})

test('numbers are no such texts, and who means null by them too does not write them', () => {
  expect(nullWords({ type: 'number' }, { type: 'number' }, toPandas)).toBeUndefined()
  const both = mediumIn('csv', { nulls: 'pandas' }, { nulls: 'pandas' })
  expect(nullWords({ type: 'string' }, { type: 'string' }, both)).toBeUndefined()
})

test('a null that arrives as a text is a conflict', () => {
  const medium = mediumIn('csv', { nulls: ['-'] }, {})
  expect(nullWords({ type: 'integer', nullable: true }, { type: 'integer', nullable: true }, medium))
    .toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`csv: { nulls }\` on both sides",
      "expected": "an empty field",
      "received": "nulls that are written as \`-\`",
      "witness": null,
    }
  `)
  expect(nullWords({ nullable: true }, { type: 'string', nullable: true }, medium)).not.toHaveProperty('witness')
})

test('other formats have nulls of their own', () => {
  expect(nullWords({ enum: ['NA'] }, {}, mediumIn('jsonl'))).toBeUndefined()
})

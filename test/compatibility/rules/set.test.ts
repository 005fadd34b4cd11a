import { expect, test } from 'vitest'
import { set } from '../../../src/compatibility/rules/set.ts'
import type { Column } from '../../../src/model/contract.ts'
import { inCsv } from '../../support/medium.ts'

test('a value that is not needed is a conflict', () => {
  expect(set({ enum: ['EUR', 'XXX'] }, { enum: ['EUR', 'USD'] }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`enum\` on both sides",
      "expected": "\`EUR\` or \`USD\`",
      "received": "promise of \`XXX\`",
      "witness": "XXX",
    }
  `)
})

test('a promise of anything is a conflict', () => {
  expect(set({ type: 'string' }, { enum: ['EUR'] }, inCsv)).toMatchInlineSnapshot(`
    {
      "advice": "declare the same \`enum\` on both sides",
      "expected": "\`EUR\`",
      "received": "promise of a text",
      "witness": "abc",
    }
  `)
})

test.each<[Column, Column]>([
  [{ enum: ['a'] }, { enum: ['a', 'b'] }],
  [{ enum: ['a'] }, {}],
  [{ const: 1 }, { enum: [1, 2] }],
  [{ type: 'boolean' }, { enum: [true, false] }],
  [{ type: 'integer', minimum: 1, maximum: 3 }, { enum: [1, 2, 3] }],
])('%o satisfies %o', (promised, needed) => {
  expect(set(promised, needed, inCsv)).toBeUndefined()
})

test.each<[Column, Column, unknown]>([
  [{ type: 'boolean' }, { const: true }, false],
  [{ type: 'integer', minimum: 1, maximum: 4 }, { enum: [1, 2, 4] }, 3],
  [{ type: 'date' }, { enum: ['2024-01-01'] }, '2024-01-31'],
  [{ enum: [1, 2] }, { const: 1 }, 2],
])('%o does not satisfy %o, as %s shows', (promised, needed, witness) => {
  expect(set(promised, needed, inCsv)).toMatchObject({ witness })
})

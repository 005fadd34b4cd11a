import { expect, test } from 'vitest'
import { missingColumns } from '../../../src/compatibility/rules/missingColumns.ts'
import { pairOf } from '../../support/medium.ts'

test('columns of files that nobody describes are a conflict', () => {
  expect(missingColumns(pairOf([undefined, { id: {} }]))).toMatchInlineSnapshot(`
    [
      {
        "advice": "declare \`columns\` in the producer",
        "expected": "columns \`id\`",
        "received": "promise of files whose columns nobody declares",
      },
    ]
  `)
})

test('files that nobody reads by columns need none', () => {
  expect(missingColumns(pairOf([undefined, undefined]))).toEqual([])
  expect(missingColumns(pairOf([{ id: {} }, { id: {} }]))).toEqual([])
})

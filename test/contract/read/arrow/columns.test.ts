import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOfFile } from '../../../../src/contract/read/arrow/columns.ts'
import type { FileField, FileType } from '../../../../src/table/fileSchema.ts'

const types: fc.Arbitrary<FileType> = fc.oneof(
  fc.record({ kind: fc.constant('integer' as const), bits: fc.constantFrom(8, 16, 32, 64), signed: fc.boolean() }),
  fc.record({ kind: fc.constant('number' as const), bits: fc.constantFrom(32, 64) }),
  fc.record({ kind: fc.constant('decimal' as const), precision: fc.constant(12), scale: fc.constantFrom(0, 2) }),
  fc.record({ kind: fc.constant('timestamp' as const), zoned: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('string' as const, 'boolean' as const, 'date' as const, 'uuid' as const, 'other' as const),
  }),
)
const fields: fc.Arbitrary<FileField[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', '__proto__', 'constructor'),
    type: types,
    said: fc.constant('T'),
    nullable: fc.boolean(),
  }),
  { selector: ({ name }) => name },
)

const told = (all: FileField[]): string => {
  const { columns, lost } = columnsOfFile({ fields: all, pandas: undefined })
  return JSON.stringify([Object.entries(columns), lost])
}

test('no column and no fact of it goes without a word', () => {
  fc.assert(
    fc.property(fields, types, (list, other) => {
      expect(Object.keys(columnsOfFile({ fields: list, pandas: undefined }).columns).toSorted()).toEqual(
        list.map(({ name }) => name).toSorted(),
      )
      list.forEach((field, index) => {
        const isSame = JSON.stringify(field.type) === JSON.stringify(other)
        const changed = list.with(index, { ...field, type: other, said: isSame ? 'T' : 'U' })
        expect(told(changed) === told(list)).toBe(isSame)
        expect(told(list.with(index, { ...field, nullable: !field.nullable }))).not.toBe(told(list))
      })
    }),
    { seed: 1 },
  )
})

const field = (name: string, type: FileType): FileField => ({ name, type, said: 'T', nullable: true })
const long: FileType = { kind: 'integer', bits: 64, signed: true }

test('what numpy can not hold is not null, and an index is no column', () => {
  const pandas = {
    index_columns: ['__index_level_0__', { kind: 'range' }],
    columns: [
      { name: 'full', field_name: 'full', numpy_type: 'int64' },
      { name: 'open', field_name: 'open', numpy_type: 'Int64' },
      { name: 'kind', field_name: 'kind', numpy_type: 'category' },
    ],
  }
  const all = [
    field('full', long),
    field('open', long),
    field('kind', { kind: 'string' }),
    field('__index_level_0__', long),
  ]
  expect(columnsOfFile({ fields: all, pandas: JSON.stringify(pandas) })).toMatchInlineSnapshot(`
    {
      "columns": {
        "full": {
          "type": "integer",
        },
        "kind": {
          "nullable": true,
          "type": "string",
        },
        "open": {
          "nullable": true,
          "type": "integer",
        },
      },
      "lost": [
        {
          "name": "kind",
          "why": "that it is a category is not kept",
        },
        {
          "name": "__index_level_0__",
          "why": "it is the index of a data frame, and no column of it",
        },
      ],
    }
  `)
})

test.each(['', '{', '[]', 'null', '{"columns":1,"index_columns":{}}', '{"columns":[1]}'])(
  '`%s` of pandas says nothing',
  (pandas) => {
    expect(columnsOfFile({ fields: [field('a', long)], pandas }).columns).toEqual({
      a: { type: 'integer', nullable: true },
    })
  },
)

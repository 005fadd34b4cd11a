import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type as typeOf } from '../../src/check/checks/type.ts'
import type { ColumnType } from '../../src/model/contract.ts'
import type { Table } from '../../src/model/table.ts'
import type { Format } from '../../src/table/formats/format.ts'
import { openFiles } from '../../src/table/open.ts'
import { folder } from '../support/folder.ts'

/** What holds for a format of JSON: `lay` makes a file of some objects. */
export function jsonLaws(format: Format, lay: (...objects: string[]) => string): void {
  const open = (...objects: string[]): Promise<Table> => {
    const dir = folder({ [`a.${format.name}`]: lay(...objects) })
    return openFiles([join(dir, `a.${format.name}`)], format)
  }
  const idOf = async (value: string): Promise<unknown> => (await (await open(`{"id": ${value}}`)).rows())[0]?.['id']

  describe(`the JSON of ${format.name}`, () => {
    test.each([
      ['9007199254740993123456789', '9007199254740993123456789'],
      ['1.0', '1.0'],
      ['-0.5', '-0.5'],
      ['1e400', '1e400'],
      ['NaN', 'NaN'],
      ['-Infinity', '-Infinity'],
      ['true', 'true'],
      ['null', null],
      ['"null"', 'null'],
      ['""', ''],
      ['"a\\"b\\u00e9\\n"', 'a"bé\n'],
      ['{"a": [1, {"b": null}]}', '{"a":[1,{"b":null}]}'],
      ['[]', '[]'],
    ])('reads %s as the text it is', async (written, text) => {
      expect(await idOf(written)).toBe(text)
    })

    test('reads what is nested a hundred thousand times', async () => {
      expect(String(await idOf(`${'['.repeat(1e5)}${']'.repeat(1e5)}`))).toHaveLength(2e5)
    })

    test('finds a key that only a late row has, and takes one that is missing for null', async () => {
      const table = await open(...Array.from({ length: 5000 }, () => '{"id": 1}'), '{"late": 2, "id": null}')
      expect(table.columns).toEqual(['id', 'late'])
      expect(await table.aggregate(['count(*)::INT', 'count(id)::INT', 'count(late)::INT'])).toEqual([5001, 5000, 1])
    })

    test.each<[ColumnType, string[], string[]]>([
      ['integer', ['1', '-7', '12345678901234567890'], ['"1"', '1.0', '1e3', 'true', '[1]', 'NaN']],
      ['number', ['1', '1.5', '1e3', 'NaN', '-Infinity'], ['"1"', '"1.5"', 'false', '{}']],
      ['boolean', ['true', 'false'], ['"true"', '1', '0']],
      ['string', ['"1"', '""', '"true"'], ['1', 'true', '{"a": 1}', '["x"]', '1.5']],
      ['date', ['"2024-01-31"'], ['20240131', '"2024-02-31"', '"yesterday"']],
      ['timestamp', ['"2024-01-31T12:00:00Z"', '"2024-01-31"'], ['1706702400', '"noon"']],
    ])('tells what is %s row by row', async (type, good, bad) => {
      const condition = typeOf('id', { type })?.violates ?? ''
      const table = await open(...[...good, 'null', ...bad].map((value) => `{"id": ${value}}`))
      const sample = await table.sample(condition, 100)
      expect(sample.map(({ row }) => row)).toEqual(bad.map((_, index) => good.length + 2 + index))
    })
  })
}

import * as fc from 'fast-check'
import type { Column, CsvDialect, Dataset } from '../../src/model/contract.ts'
import { validColumns } from './columns.ts'
import { dataset } from './declared.ts'

const some = <T>(value: T): fc.Arbitrary<T | undefined> => fc.option(fc.constant(value), { nil: undefined, freq: 4 })

const columns: fc.Arbitrary<Column> = fc
  .tuple(validColumns, some(true), some(true), fc.constantFrom(undefined, 0.1, 0.5))
  .map(([column, unique, optional, nullFraction]) => ({
    ...column,
    ...(unique && { unique }),
    ...(optional && { optional }),
    ...(column.nullable && nullFraction !== undefined && { nullFraction }),
  }))

const names = ['id', 'a.b', 'constructor']

const tables = fc.tuple(
  ...names.map((name) =>
    fc.option(
      columns.map((column): [string, Column] => [name, column]),
      { freq: 6 },
    ),
  ),
)

const dialects = fc.constantFrom<CsvDialect | undefined>(
  undefined,
  undefined,
  {},
  { nulls: 'pandas' },
  { nulls: ['-', ''] },
  { delimiter: ';', quote: "'" },
  { header: false },
)

const formats = fc.constantFrom('csv', 'csv', 'tsv', 'jsonl', 'parquet')

function datasetOf(entries: ([string, Column] | null)[], more: Partial<Dataset>): Dataset {
  const list = entries.filter((entry) => entry !== null)
  const all = list.length > 0 ? list : [['id', {}] as const]
  const { key, csv, format = 'csv', ...rest } = more
  const known = key?.filter((name) => all.some(([each]) => each === name)) ?? []
  const isText = format === 'csv' || format === 'tsv'
  return dataset(Object.fromEntries(all), {
    ...rest,
    format,
    files: `data.${format}`,
    ...(known.length > 0 && { key: known }),
    ...(csv && isText && { csv }),
  })
}

const more: fc.Arbitrary<Partial<Dataset>> = fc
  .record({
    fields: fc.constantFrom('subset', 'subset', 'exact'),
    ordered: fc.constantFrom(false, false, true),
    rows: fc.constantFrom({ min: 1 }, { min: 0 }, { min: 2, max: 50 }),
    key: fc.option(fc.shuffledSubarray(names, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 3 }),
  })
  // what is left out is not there
  .map(({ key, ...rest }): Partial<Dataset> => (key ? { ...rest, key } : rest) as Partial<Dataset>)

/** A promised and a needed dataset, mostly of one format, in which most columns are the same. */
export const pairs: fc.Arbitrary<[Dataset, Dataset]> = fc
  .tuple(tables, tables, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.boolean())
  .chain(([given, other, kept, isReversed]) => {
    const mixed = given.map((entry, index) => (kept[index] ? entry : (other[index] ?? null)))
    const wanted = isReversed ? mixed.toReversed() : mixed
    return fc
      .tuple(more, more, formats, dialects, dialects, fc.nat(3))
      .map(([promised, needed, format, written, read, same]): [Dataset, Dataset] => [
        datasetOf(given, { ...promised, format, ...(written && { csv: written }) }),
        datasetOf(wanted, {
          ...(same > 0 ? { ...promised, ...(same > 1 && { key: needed.key }) } : needed),
          format,
          ...((same > 0 ? written : read) && { csv: same > 0 ? written : read }),
        } as Partial<Dataset>),
      ])
  })

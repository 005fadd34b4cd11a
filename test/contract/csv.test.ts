import { expect, test } from 'vitest'
import { datasetIn, refusedDataset } from '../support/written.ts'

test('a dialect stays as it is written', () => {
  const text = '{ header: false, delimiter: ";", quote: "\'", encoding: latin-1, nulls: ["", NA] }'
  expect(datasetIn(`{ files: a.csv, columns: { x: {} }, csv: ${text} }`)?.csv).toEqual({
    header: false,
    delimiter: ';',
    quote: "'",
    encoding: 'latin-1',
    nulls: ['', 'NA'],
  })
  expect(datasetIn('{ files: a.tsv.gz, csv: { nulls: pandas } }')?.csv).toEqual({ nulls: 'pandas' })
  expect(datasetIn('{ files: a.dat, format: csv, csv: { delimiter: "\\t" } }')?.csv).toEqual({ delimiter: '\t' })
})

test('no text at all may mean null, where nothing is nullable', async () => {
  expect(datasetIn('{ files: a.csv, columns: { x: {} }, csv: { nulls: [] } }')?.csv).toEqual({ nulls: [] })
  for (const column of ['{ nullable: true }', '{ nullFraction: 0.5 }'])
    expect(await refusedDataset(`{ files: a.csv, columns: { x: ${column} }, csv: { nulls: [] } }`)).toMatch(
      /^Unexpected `\[\]` in `inputs\.raw\.csv\.nulls`, expected a text for the nulls of `x`, write `\[""\]` @ clean\.yaml:3:\d+$/,
    )
})

test.each([
  [
    'a.parquet',
    '{}',
    'Unexpected `csv` of the format `parquet` in `inputs.raw.csv`, expected `format: csv` or `tsv`, remove it, or change `format`',
  ],
  [
    'a.dat',
    '{}',
    'Unexpected `csv` of an unknown format in `inputs.raw.csv`, expected `format: csv` or `tsv`, remove it, or change `format`',
  ],
  [
    'a.csv',
    '{ header: false }',
    'Unexpected `false` in `inputs.raw.csv.header`, expected `columns` that tell what stands where, declare them',
  ],
  [
    'a.csv',
    '{ delimiter: "\'", quote: "\'" }',
    "Unexpected `'` in `inputs.raw.csv.quote`, expected another character than `delimiter`, change one of them",
  ],
  [
    'a.csv',
    '{ delimiter: ";;" }',
    'Unexpected `;;` in `inputs.raw.csv.delimiter`, expected one character, change the value',
  ],
  [
    'a.csv',
    '{ encoding: utf8 }',
    'Unexpected `utf8` in `inputs.raw.csv.encoding`, expected `utf-8`, `utf-16` or `latin-1`, write `utf-8`',
  ],
  ['a.csv', '{ nulls: NA }', 'Unexpected `NA` in `inputs.raw.csv.nulls`, expected `pandas`, change the value'],
  [
    'a.csv',
    '{ seperator: ";" }',
    'Unexpected key `seperator` in `inputs.raw.csv`, expected `header`, `delimiter`, `quote`, `encoding` or `nulls`, remove it',
  ],
])('the files `%s` with the dialect %s are refused', async (files, csv, words) => {
  const said = await refusedDataset(`{ files: ${files}, csv: ${csv} }`)
  expect(said.split(' @ ')).toEqual([words, expect.stringMatching(/^clean\.yaml:3:\d+$/)])
})

import { expect, test } from 'vitest'
import { datasetOf } from '../../src/contract/dataset.ts'
import type { WrittenDataset } from '../../src/contract/written.ts'
import type { Dataset } from '../../src/model/contract.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { thrown } from '../support/messages.ts'

function read(text: string): Dataset {
  const doc = parseYaml(text, 'a.yaml')
  // the texts of these tests have the shape of a dataset
  return datasetOf('raw', doc.value as WrittenDataset, {
    vars: { split: ['train', 'test'], n: ['1'] },
    doc,
    path: [],
    warnings: [],
  })
}

test('what is left out gets its usual value', () => {
  expect(read('files: data.csv\n')).toMatchInlineSnapshot(`
    {
      "fields": "subset",
      "files": "data.csv",
      "format": "csv",
      "name": "raw",
      "ordered": false,
      "patterns": [
        "data.csv",
      ],
      "rows": {
        "min": 1,
      },
    }
  `)
})

test('what is written stays', () => {
  const text =
    'files: "{split}.txt"\nformat: tsv\ncolumns: { id: { type: date } }\nrows: { min: 2, max: 2 }\nfields: exact\nordered: true\n'
  expect(read(text)).toMatchInlineSnapshot(`
    {
      "columns": {
        "id": {
          "type": "date",
        },
      },
      "fields": "exact",
      "files": "{split}.txt",
      "format": "tsv",
      "name": "raw",
      "ordered": true,
      "patterns": [
        "train.txt",
        "test.txt",
      ],
      "rows": {
        "max": 2,
        "min": 2,
      },
      "vars": [
        {
          "split": "train",
        },
        {
          "split": "test",
        },
      ],
    }
  `)
})

test.each([
  ['{ min: 0 }', { min: 0 }],
  ['{ max: 5 }', { min: 1, max: 5 }],
  ['{ max: 0 }', { min: 0, max: 0 }],
])('rows: %s', (text, rows) => {
  expect(read(`files: a.csv\nrows: ${text}\n`).rows).toEqual(rows)
})

test('files of any kind need no format without columns', () => {
  expect(read('files: model.tar.gz\n').format).toBeUndefined()
})

test.each([
  ['files: "{splt}.csv"', 'Unexpected `{splt}` in `files`, expected `{split}` or `{n}`, write `{split}`', '1:8'],
  [
    'files: "{year}.csv"',
    'Unexpected `{year}` in `files`, expected `{split}` or `{n}`, declare it under `vars`',
    '1:8',
  ],
  [
    'files: ../x.csv',
    "Unexpected `../x.csv` in `files`, expected a path below the port's folder, write it from that folder on",
    '1:8',
  ],
  [
    'files: /opt/x.csv',
    "Unexpected `/opt/x.csv` in `files`, expected a path below the port's folder, write it from that folder on",
    '1:8',
  ],
  [
    'files: a.csv\nrows: { min: 3, max: 2 }',
    'Unexpected `max: 2` in `rows.max`, expected at least `min: 3`, change one of them',
    '2:22',
  ],
  [
    'files: a.csv\ncolumns: { id: {}, ID: {} }',
    'Unexpected second column `ID` in `columns.ID`, expected names that differ in more than capitals, rename it',
    '2:24',
  ],
  [
    'files: a.csv\ncolumns: { id: { type: integer, pattern: x } }',
    'Unexpected `pattern` in `columns.id.pattern`, expected keywords that say something about the type integer, remove it, or change `type`',
    '2:42',
  ],
  [
    'files: a.xlsx\ncolumns: { id: {} }',
    'Unexpected format `unknown` of `a.xlsx`, expected `csv`, `tsv`, `jsonl`, `json`, `parquet` or `arrow`, leave out `columns` or set `format`',
    '1:8',
  ],
  [
    'files: a.csv\nformat: cvs\ncolumns: { id: {} }',
    'Unexpected format `cvs` of `a.csv`, expected `csv`, `tsv`, `jsonl`, `json`, `parquet` or `arrow`, leave out `columns` or set `format`',
    '2:9',
  ],
])('%j is refused', async (text, words, place) => {
  expect((await thrown(() => read(text))).split('\n  see')[0]).toBe(`${words}\n  in   a.yaml:${place}`)
})

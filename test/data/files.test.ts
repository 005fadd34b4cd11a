import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { writeFile } from '../../src/data/files.ts'
import { dataset } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

test('a file has the declared columns, then others that its rows have', async () => {
  const dir = folder()
  const rows = [{ more: 1 }, { id: 2, last: 3 }]
  await writeFile(dataset({ id: {}, name: {} }), dir, { pattern: 'data.csv', rows })
  expect(readFileSync(join(dir, 'data.csv'), 'utf8')).toBe('id,name,more,last\n,,1,\n2,,,3\n')
})

test('a file is named after its pattern and written in the format of its dataset', async () => {
  const dir = folder()
  await writeFile(dataset({ a: {}, b: {} }, { format: 'tsv' }), dir, { pattern: '**/deep/part-*.txt', rows: [] })
  expect(readFileSync(join(dir, 'deep/part-00000.txt'), 'utf8')).toBe('a\tb\n')
})

test('values are written as the declared types are stored, packed where the name says so', async () => {
  const dir = folder()
  const columns = { id: { type: 'integer' }, name: { type: 'string' }, day: { type: 'date' }, more: {} } as const
  const declared = dataset(columns, { files: 'a.jsonl.gz', format: 'jsonl' })
  const rows = [{ id: '9007199254740993', name: 5, day: '2024-01-31', more: true }, { id: 'many' }]
  await writeFile(declared, dir, { pattern: 'a.jsonl.gz', rows })
  expect(
    gunzipSync(readFileSync(join(dir, 'a.jsonl.gz')))
      .toString()
      .split('\n'),
  ).toEqual([
    '{"id": 9007199254740993, "name": "5", "day": "2024-01-31", "more": true}',
    '{"id": "many", "name": null, "day": null, "more": null}',
    '',
  ])
})

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Dataset } from '../../src/model/contract.ts'
import type { Damage } from '../../src/model/reject.ts'
import { damageFiles } from '../../src/data/damage.ts'
import { dataset } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

const columns = { id: {}, name: {} }
const csv = dataset(columns, { files: 'part-*.csv', patterns: ['part-*.csv'] })

/** What lies in a folder after one kind of damage, and which file was named. */
function left(
  damage: Damage,
  files: Record<string, string | Buffer>,
  declared: Dataset = csv,
): [file: string | undefined, files: object] {
  const dir = folder(files)
  const file = damageFiles({ dir, dataset: declared, files: Object.keys(files) }, damage)
  return [file, Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]))]
}

const [one, two] = ['id,name\n1,ab\n2,cd\n', 'id,name\n3,ef\n4,gh']

test('the last file ends inside its last record', () => {
  expect(left('truncated', { 'part-0.csv': one, 'part-1.csv': two })).toEqual([
    'part-1.csv',
    { 'part-0.csv': one, 'part-1.csv': 'id,name\n3,ef\n4' },
  ])
  expect(left('truncated', { 'part-0.csv': one })[1]).toEqual({ 'part-0.csv': 'id,name\n1,ab\n2' })
  expect(left('truncated', { 'a.jsonl': '{"id":1}\n{"id":2}\n' }, dataset(columns, { format: 'jsonl' }))[1]).toEqual({
    'a.jsonl': '{"id":1}\n{',
  })
})

test('what is not written line by line ends in its middle', () => {
  expect(left('truncated', { 'model.bin': 'abcdef' }, dataset(undefined))[1]).toEqual({ 'model.bin': 'abc' })
})

test('a file is empty, or gone', () => {
  expect(left('emptyFile', { 'part-0.csv': one })).toEqual(['part-0.csv', { 'part-0.csv': '' }])
  expect(left('missingFile', { 'part-0.csv': one, 'part-1.csv': two })).toEqual(['part-1.csv', { 'part-0.csv': one }])
})

test('rows are there twice: in another file of the glob, or behind those that are there', () => {
  expect(left('doubled', { 'part-0.csv': one })).toEqual([
    'part-99999.csv',
    { 'part-0.csv': one, 'part-99999.csv': one },
  ])
  const plain = dataset(columns)
  expect(left('doubled', { 'data.csv': one }, plain)[1]).toEqual({ 'data.csv': `${one}1,ab\n2,cd\n` })
  const bare = dataset(columns, { csv: { header: false } })
  expect(left('doubled', { 'data.csv': '1,a\n' }, bare)[1]).toEqual({ 'data.csv': '1,a\n1,a\n' })
})

test('what can not be damaged so stays as it is', () => {
  expect(left('truncated', {})).toEqual([undefined, {}])
  const files = { 'part-0.csv': one, 'part-99999.csv': two }
  expect(left('doubled', files)).toEqual([undefined, files])
  expect(left('doubled', { 'a.parquet': 'x' }, dataset(columns, { format: 'parquet' }))).toEqual([
    undefined,
    { 'a.parquet': 'x' },
  ])
})

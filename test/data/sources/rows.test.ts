import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rows } from '../../../src/data/sources/rows.ts'
import type { Port } from '../../../src/model/contract.ts'
import type { Row } from '../../../src/model/data.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { dataset, port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { thrown } from '../../support/messages.ts'

const split = port('raw', { id: {} }, { patterns: ['train/train_data.csv', 'test/test_data.csv'] })

async function written(declared: Port, given: Row[] | Record<string, Row[]>): Promise<Record<string, string>> {
  const dir = folder()
  await rows({ place: 'step.raw', port: declared, dir }, { kind: 'rows', rows: given })
  return Object.fromEntries(filesBelow(dir).map((file) => [file, readFileSync(join(dir, file), 'utf8')]))
}

test('a list fills the first file, the others get a header only', async () => {
  expect(await written(split, [{ id: 1 }])).toEqual({ 'train/train_data.csv': 'id\n1\n', 'test/test_data.csv': 'id\n' })
})

test.each(['test', 'test/test_data.csv', 'test_'])('the key `%s` fills the one file that it names', async (key) => {
  expect(await written(split, { [key]: [{ id: 2 }] })).toEqual({
    'train/train_data.csv': 'id\n',
    'test/test_data.csv': 'id\n2\n',
  })
})

test('each key fills its own file', async () => {
  const part = port('raw', { id: {} }, { patterns: ['part-a.csv', 'part-a_b.csv'] })
  expect(await written(part, { a_b: [{ id: 2 }], 'part-a.csv': [{ id: 1 }] })).toEqual({
    'part-a.csv': 'id\n1\n',
    'part-a_b.csv': 'id\n2\n',
  })
})

test('a glob is named by the file that is written for it', async () => {
  const parts = port('raw', { id: {} }, { patterns: ['part-*.csv'] })
  expect(await written(parts, { 'part-00000.csv': [{ id: 1 }] })).toEqual({ 'part-00000.csv': 'id\n1\n' })
})

test('rows break promises when a test wants them to', async () => {
  const typed = port('raw', { id: { type: 'integer', unique: true }, name: {} })
  expect(await written(typed, [{ id: 'x', more: true }, { id: 'x' }])).toEqual({
    'data.csv': 'id,name,more\nx,,true\nx,,\n',
  })
})

test.each([
  ['a key that names no file', { valid: [] }],
  ['a key that names each file', { data: [] }],
  ['two keys for one file', { train: [], 'train/train_data.csv': [] }],
])('%s is refused', async (_, given) => {
  const [received = ''] = Object.keys(given).toReversed()
  expect(await thrown(() => written(split, given))).toBe(
    `Unexpected rows for \`${received}\`, expected \`train/train_data.csv\` or \`test/test_data.csv\`, name the files that the contract has\n  see  docs/errors.md#pp015`,
  )
})

test('rows for what has no columns, or several datasets, are refused', async () => {
  const two = port('raw', {}, { datasets: { a: dataset({ id: {} }), b: dataset({ id: {} }) } })
  expect(await thrown(() => written(port('raw'), []))).toMatchInlineSnapshot(`
    "Unexpected input \`step.raw\` without data (it declares no columns), expected a source, give it a folder: \`local: PATH\`
      see  docs/errors.md#pp014"
  `)
  expect(await thrown(() => written(two, []))).toMatchInlineSnapshot(`
    "Unexpected input \`step.raw\` without data (it has several datasets), expected a source, give it a folder: \`local: PATH\`
      see  docs/errors.md#pp014"
  `)
})

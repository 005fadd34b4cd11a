import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { local } from '../../../src/data/sources/local.ts'
import type { Port } from '../../../src/model/contract.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { thrown } from '../../support/messages.ts'

const opaque = port('raw', undefined, { files: '**' })

async function copied(path: string, declared = opaque): Promise<string> {
  const dir = join(folder(), 'inputs/raw')
  await local({ place: 'step.raw', port: declared, dir }, { kind: 'local', path })
  return dir
}

const table = (files: string, more: Parameters<typeof port>[2] = {}): Port =>
  port('raw', { id: { type: 'integer' } }, { files, ...more })

test('a folder is copied with all that is in it', async () => {
  const dir = await copied(folder({ 'a.csv': 'id\n', 'deep/er/b.bin': Buffer.from([0, 255]) }))
  expect(filesBelow(dir)).toEqual(['a.csv', 'deep/er/b.bin'])
  expect(readFileSync(join(dir, 'deep/er/b.bin'))).toEqual(Buffer.from([0, 255]))
})

test('a file is copied under its own name', async () => {
  expect(filesBelow(await copied(join(folder({ 'a [1].csv': 'id\n', 'b.csv': '' }), 'a [1].csv')))).toEqual([
    'a [1].csv',
  ])
})

test('a copy may be damaged without harm to the original', async () => {
  const original = folder({ 'a.csv': 'id\n' })
  writeFileSync(join(await copied(original), 'a.csv'), 'gone')
  expect(readFileSync(join(original, 'a.csv'), 'utf8')).toBe('id\n')
})

test('a path that is not there is refused, and one like it is named', async () => {
  const dir = folder({ 'orders.csv': '' })
  expect(await thrown(() => copied(join(dir, 'order.csv')))).toMatchInlineSnapshot(`
    "Unexpected path \`order.csv\`, expected a file that exists, write \`orders.csv\`
      see  docs/errors.md#pp001"
  `)
  expect(await thrown(() => copied(join(dir, 'nowhere/x.csv')))).toMatchInlineSnapshot(`
    "Unexpected path \`nowhere/x.csv\`, expected a file that exists, create it or mend the path
      see  docs/errors.md#pp001"
  `)
})

test.each([
  ['big.csv', table('data.csv')],
  ['big.CSV', table('deep/data.csv')],
  ['big.ndjson', table('data.jsonl', { format: 'jsonl' })],
  ['big.csv', table('data.txt')],
  ['my.model.tar.gz', port('raw', undefined, { files: 'model.tar.gz' })],
])('`%s` gets the one name that its port has', async (file, declared) => {
  const [pattern] = declared.datasets['raw']?.patterns ?? []
  const dir = await copied(join(folder({ [file]: 'id\n7\n' }), file), declared)
  expect(filesBelow(dir)).toEqual([pattern])
  expect(readFileSync(join(dir, pattern ?? ''), 'utf8')).toBe('id\n7\n')
})

test('a file that fits a pattern keeps its name', async () => {
  const given = folder({ 'part-7.csv': 'id\n' })
  expect(filesBelow(await copied(join(given, 'part-7.csv'), table('part-*.csv')))).toEqual(['part-7.csv'])
})

test('a link to a file is copied as what it leads to', async () => {
  const given = folder({ 'big.csv': 'id\n' })
  symlinkSync(join(given, 'big.csv'), join(given, 'now.csv'))
  writeFileSync(join(await copied(join(given, 'now.csv'), table('data.csv')), 'data.csv'), 'gone')
  expect(readFileSync(join(given, 'big.csv'), 'utf8')).toBe('id\n')
})

test('a source of which a port would read nothing is refused', async () => {
  const given = folder({ 'big.csv': '', 'big.csv.gz': '', 'big.parquet': '', 'many/a.csv': '', 'many/b.csv': '' })
  mkdirSync(join(given, 'none'))
  const texts = [
    await thrown(() => copied(join(given, 'big.csv'), table('part-*.csv'))),
    await thrown(() => copied(join(given, 'big.parquet'), table('data.csv'))),
    await thrown(() => copied(join(given, 'big.csv.gz'), table('data.csv'))),
    await thrown(() => copied(join(given, 'big.csv'), table('', { patterns: ['train.csv', 'test.csv'] }))),
    await thrown(() => copied(join(given, 'many'), table('data.csv'))),
    await thrown(() => copied(join(given, 'none'), table('data.csv'))),
  ]
  expect(texts.map((text) => text.split('\n')[0]).join('\n')).toMatchInlineSnapshot(`
    "Unexpected file \`big.csv\` in \`step.raw\`, expected files that fit \`part-*.csv\`, rename what is there, or change \`files\` of the input
    Unexpected file \`big.parquet\` in \`step.raw\`, expected files that fit \`data.csv\`, rename what is there, or change \`files\` of the input
    Unexpected file \`big.csv.gz\` in \`step.raw\`, expected files that fit \`data.csv\`, rename what is there, or change \`files\` of the input
    Unexpected file \`big.csv\` in \`step.raw\`, expected files that fit \`train.csv\` or \`test.csv\`, rename what is there, or change \`files\` of the input
    Unexpected files \`a.csv\` and \`b.csv\` of \`many\` in \`step.raw\`, expected files that fit \`data.csv\`, rename what is there, or change \`files\` of the input
    Unexpected empty folder \`none\` in \`step.raw\`, expected files that fit \`data.csv\`, rename what is there, or change \`files\` of the input"
  `)
})

test('an optional input may get a folder with nothing for it', async () => {
  expect(filesBelow(await copied(folder(), table('data.csv', { required: false })))).toEqual([])
})

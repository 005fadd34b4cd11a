import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { checkPort } from '../../../src/check/port.ts'
import { local } from '../../../src/data/sources/local.ts'
import type { Anonymise } from '../../../src/model/anonymise.ts'
import type { Port } from '../../../src/model/contract.ts'
import { observePort } from '../../../src/observe/port.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { dataset, port } from '../../support/declared.ts'
import { folder } from '../../support/folder.ts'
import { messages, thrown } from '../../support/messages.ts'

afterEach(() => void vi.unstubAllEnvs())

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

const people = 'id,name,email,born\n1,Ada,ada@example.org,1990-05-17\n2,Bob,,1985-12-01\n'
const known = {
  id: { type: 'integer', unique: true },
  name: { type: 'string' },
  email: { type: 'string', format: 'email', nullable: true },
  born: { type: 'date' },
} as const
const words = { id: 'hash', name: 'mask', email: 'hash', born: { generalise: 'year' } } as const

async function hidden(declared: Port, anonymise?: Anonymise, files: Record<string, string> = { 'raw.csv': people }) {
  const dir = join(folder(), 'inputs/raw')
  await local(
    { place: 'step.raw', port: declared, dir },
    { kind: 'local', path: folder(files), ...(anonymise && { anonymise }) },
  )
  return { dir, text: (name = 'raw.csv') => readFileSync(join(dir, name), 'utf8') }
}

test('columns are anonymised on their way in, by the source or by the contract', async () => {
  vi.stubEnv('PIPEPROOF_HASH_KEY', 'a secret that is long')
  const bySource = await hidden(port('raw', known, { files: '*.csv' }), words)
  expect(bySource.text()).toMatch(
    /^id,name,email,born\n\d+,\*\*\*,[0-9a-f]{16}@example\.com,1990-01-01\n\d+,\*\*\*,,1985-01-01\n$/,
  )
  const byContract = await hidden(port('raw', known, { files: '*.csv', anonymise: words }))
  expect(byContract.text()).toBe(bySource.text())
  const both = await hidden(port('raw', known, { files: '*.csv', anonymise: words }), { name: 'keep' })
  expect(both.text()).toContain(',Ada,')
  expect(
    messages(
      await checkPort(observePort('step', port('raw', known, { files: '*.csv' }), bySource.dir), { fault: 'data' }),
    ),
  ).toBe('')
})

test('what is anonymised already stays as it is', async () => {
  const dir = join(folder(), 'raw')
  const declared = port('raw', known, { files: '*.csv', anonymise: { name: 'mask' } })
  await local(
    { place: 'a.raw', port: declared, dir },
    { kind: 'local', path: folder({ 'raw.csv': people }), anonymise: 'done' },
  )
  expect(readFileSync(join(dir, 'raw.csv'), 'utf8')).toBe(people)
})

test('a file that the port does not read stays away, and other datasets come whole', async () => {
  const datasets = {
    people: dataset(known, { name: 'people', files: 'p-*.csv', anonymise: { name: 'mask' } }),
    model: dataset(undefined, { name: 'model', files: 'model.bin' }),
  }
  const { dir, text } = await hidden(port('raw', undefined, { datasets }), undefined, {
    'p-1.csv': people,
    'model.bin': 'Ada',
    'notes.txt': 'Ada',
  })
  expect(filesBelow(dir)).toEqual(['model.bin', 'p-1.csv'])
  expect([text('p-1.csv').includes('Ada'), text('model.bin')]).toEqual([false, 'Ada'])
})

test.each<[string, Parameters<typeof hidden>[1], string]>([
  [
    'a column that is nowhere',
    { nmae: 'mask' },
    'Unexpected key `nmae` in `anonymise` of `step.raw`, expected `id`, `name`, `email` or `born`, write `name`',
  ],
  [
    'a name of the language',
    JSON.parse('{ "__proto__": "mask" }') as Anonymise,
    'Unexpected key `__proto__` in `anonymise`',
  ], // what YAML gives
  [
    'a word that breaks the contract',
    { email: 'mask' },
    'Unexpected `mask` in `step.raw.email`, expected what leaves a text of the format `email` or null, write another word, `keep`, or `drop`',
  ],
  [
    'a column that has to be there',
    { name: 'drop' },
    'Unexpected `drop` in `step.raw.name`, expected a column that is told by its name and may be missing, write `optional: true` at the column',
  ],
])('%s is refused', async (_, anonymise, expected) => {
  expect(await thrown(() => hidden(port('raw', known, { files: '*.csv' }), anonymise))).toContain(expected)
})

test('files that are no table can not be anonymised', async () => {
  const bin = port('raw', undefined, { files: '*.bin' })
  expect(await thrown(() => hidden(bin, { name: 'mask' }, { 'a.bin': 'Ada' }))).toContain(
    'expected a table in `*.bin`, leave it out, or set `format`',
  )
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { checkGolden } from '../../src/check/golden.ts'
import type { Golden } from '../../src/model/case.ts'
import type { Port } from '../../src/model/contract.ts'
import type { Finding } from '../../src/model/finding.ts'
import { observePort } from '../../src/observe/port.ts'
import { writeTable } from '../../src/writeTable.ts'
import { dataset, port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { messages, thrown } from '../support/messages.ts'

afterEach(() => void vi.unstubAllEnvs())

const columns = { id: { type: 'integer' }, price: { type: 'number' }, name: { type: 'string' } } as const
const declared = port('out', columns)

interface Way {
  declared?: Port
  terms?: Partial<Golden>
  file?: string
}

async function compared(written: string, expected: string | undefined, way: Way = {}): Promise<Finding[]> {
  const { declared: of = declared, terms = {}, file = 'data.csv' } = way
  const dir = folder({ [file]: written, ...(expected !== undefined && { [`kept/golden${file}`]: expected }) })
  const golden = join(dir, `kept/golden${file}`)
  return told(await checkGolden(observePort('step', of, dir), { golden, ...terms }))
}

/** Without the temporary folder in their texts. */
const told = (findings: Finding[]): Finding[] =>
  findings.map((each) => ({ ...each, message: each.message.replaceAll(/`[^`]*pipeproof-test-\w+\//g, '`') }))

const text = (findings: Finding[]): string => [messages(findings), ...(findings[0]?.notes ?? [])].join('\n')

test('an output like its golden file has no finding, however its numbers are written', async () => {
  expect(await compared('id,price,name\n1,2.50,a\n2,,"b"\n', 'id,price,name\n1.0,2.5,a\n2,,b\n')).toEqual([])
})

const rows = (name: string): string =>
  `id,price,name\n${[1, 2, 3, 4, 5, 6, 7].map((id) => `${id},1,${name}\n`).join('')}`

test('each cell that differs is told, five at most', async () => {
  expect(text(await compared('id,price,name\n1,2.5,a\n', 'id,price,name\n1,2.6,a\n'))).toMatchInlineSnapshot(`
    "golden: Unexpected \`2.5\` (row 1) in \`step.out.price\`, expected \`2.6\` as in \`kept/goldendata.csv\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`
    cell   row 1, price: expected \`2.6\`, received \`2.5\`"
  `)
  const many = await compared(rows('a'), rows('b'))
  expect(many).toMatchObject([{ code: 'golden', count: 7, fault: 'producer', place: 'step.out.name' }])
  expect(many[0]?.notes).toHaveLength(6)
  expect(many[0]?.notes?.[5]).toBe('cell   and 2 more')
})

test.each<[string, [string, string], Partial<Golden> & { count: number }]>([
  ['small numbers within the tolerance', ['0.001', '0.0019'], { tolerance: 1e-3, count: 0 }],
  ['small numbers beyond it', ['0.001', '0.0021'], { tolerance: 1e-3, count: 1 }],
  ['large numbers within it', ['1000000', '1000900'], { tolerance: 1e-3, count: 0 }],
  ['large numbers beyond it', ['1000000', '1002000'], { tolerance: 1e-3, count: 1 }],
  ['numbers without one', ['0.3', '0.30000000000000004'], { count: 0 }],
  ['a null', ['', '0'], { tolerance: 1, count: 1 }],
  ['an ignored column', ['1', '2'], { ignore: ['price'], count: 0 }],
])('%s are compared: %o under %o', async (_, [is, was], { count, ...terms }) => {
  expect(await compared(`id,price\n1,${is}\n`, `id,price\n1,${was}\n`, { terms })).toHaveLength(count)
})

test('texts are compared as they are, and digits beyond 2^53', async () => {
  expect(await compared('name\n1.0\n', 'name\n1\n')).toHaveLength(1)
  expect(await compared('id\n9007199254740993\n', 'id\n9007199254740992\n')).toHaveLength(1)
})

test('rows are found by their key where there is one, else by their order', async () => {
  const [is, was] = ['id,price\n2,5\n1,4\n3,7\n', 'id,price\n1,4\n2,6\n4,8\n']
  expect(text(await compared(is, was, { declared: port('out', columns, { key: ['id'] }) }))).toMatchInlineSnapshot(`
    "golden: Unexpected \`5\` (id: 2) in \`step.out.price\`, expected \`6\` as in \`kept/goldendata.csv\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`
    cell   id: 2, price: expected \`6\`, received \`5\`
    cell   id: 4: expected a row, received no row
    cell   id: 3: expected no such row, received a row"
  `)
  expect((await compared(is, was))[0]?.count).toBe(6)
})

test('columns, their order, their types and lost rows are told apart', async () => {
  const jsonl = port('out', columns, { files: 'data.jsonl', format: 'jsonl' })
  const texts = [
    await compared('id,price\n1,2\n', 'id,price,name\n1,2,a\n'),
    await compared('price,id\n2,1\n', 'id,price\n1,2\n'),
    await compared('{"id": "1"}\n', '{"id": 1}\n', { declared: jsonl, file: 'data.jsonl' }),
    await compared('id,price\n1,2\n', 'id,price\n1,2\n3,4\n'),
    await compared('{"id": 1\n', '{"id": 1}\n', { declared: jsonl, file: 'data.jsonl' }),
  ]
  expect(texts.map(messages).join('\n')).toMatchInlineSnapshot(`
    "golden: Unexpected columns \`id\` and \`price\` in \`step.out\`, expected columns \`id\`, \`price\` and \`name\` as in \`kept/goldendata.csv\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`
    golden: Unexpected columns \`price\` and \`id\` in \`step.out\`, expected columns \`id\` and \`price\` in this order as in \`kept/goldendata.csv\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`
    golden: Unexpected type \`string\` in \`step.out.id\`, expected type \`integer\` as in \`kept/goldendata.jsonl\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`
    golden: Unexpected 1 row in \`step.out\`, expected 2 rows as in \`kept/goldendata.csv\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`
    golden: Unexpected JSON that ends too early in \`step.out\`, expected a table that can be read as in \`kept/goldendata.jsonl\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`"
  `)
})

test('values of masked columns are not shown', async () => {
  const masked = port('out', { name: { type: 'string', masked: true } }, { key: ['name'] })
  const byOrder = port('out', { name: { type: 'string', masked: true } })
  for (const [way, seen] of [
    [masked, 'name: ***'],
    [byOrder, 'expected `***`, received `***`'],
  ] as const) {
    const shown = text(await compared('name,id\nAda,1\n', 'name,id\nGrace,1\n', { declared: way }))
    expect(shown).toContain(seen)
    expect(shown).not.toMatch(/Ada|Grace/)
  }
})

test('other files are compared by their bytes', async () => {
  const opaque = port('out', undefined, { files: 'data.bin' })
  const way = { declared: opaque, file: 'data.bin' }
  expect(await compared('a', 'a', way)).toEqual([])
  expect(messages(await compared('a', 'b', way))).toMatchInlineSnapshot(
    `"golden: Unexpected other bytes in \`step.out\`, expected the same bytes as in \`kept/goldendata.bin\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`"`,
  )
})

test('the golden file may be in another format', async () => {
  const dir = folder({ 'data.csv': 'id,price,name\n1,2.5,a\n' })
  await writeTable([{ id: 1, price: 2.5, name: 'a' }], join(dir, 'golden.parquet'))
  expect(await checkGolden(observePort('step', declared, dir), { golden: join(dir, 'golden.parquet') })).toEqual([])
})

test('a golden file that is not there is told, and written where that is asked for', async () => {
  const dir = folder({ 'data.csv': 'id\n1\n' })
  const golden = join(dir, 'new/golden.csv')
  const output = observePort('step', declared, dir)
  expect(messages(told(await checkGolden(output, { golden })))).toMatchInlineSnapshot(
    `"golden: Unexpected lack of \`new/golden.csv\` in \`step.out\`, expected the golden file of this output, write it with \`-u\` or \`PIPEPROOF_UPDATE=1\`"`,
  )
  expect(existsSync(golden)).toBe(false)
  vi.stubEnv('PIPEPROOF_UPDATE', '1')
  expect(await checkGolden(output, { golden })).toEqual([])
  expect(readFileSync(golden, 'utf8')).toBe('id\n1\n')
})

test('a golden file that differs is written anew where that is asked for', async () => {
  const dir = folder({ 'data.csv': 'id\n1\n', 'golden.csv': 'id\n2\n' })
  vi.stubEnv('PIPEPROOF_UPDATE', '1')
  expect(await checkGolden(observePort('step', declared, dir), { golden: join(dir, 'golden.csv') })).toEqual([])
  expect(readFileSync(join(dir, 'golden.csv'), 'utf8')).toBe('id\n1\n')
})

test.each(['golden.csv', 'golden.parquet', 'golden.jsonl'])('several files are kept as one table: %s', async (name) => {
  const dir = folder({ 'a.csv': 'id,price,name\n1,2.5,x\n', 'b.csv': 'id,price,name\n2,3,"a, b"\n' })
  const both = observePort('step', port('out', columns, { files: '*.csv' }), dir)
  const golden = join(dir, 'kept', name)
  vi.stubEnv('PIPEPROOF_UPDATE', '1')
  expect(await checkGolden(both, { golden })).toEqual([])
  vi.unstubAllEnvs()
  expect(existsSync(golden)).toBe(true)
  expect(await checkGolden(both, { golden })).toEqual([])
  writeFileSync(join(dir, 'b.csv'), 'id,price,name\n2,3,b\n')
  expect(messages(await checkGolden(both, { golden }))).toContain('Unexpected `b`')
})

test('several files of no known form can not be kept, an output of several datasets not be compared', async () => {
  vi.stubEnv('PIPEPROOF_UPDATE', '1')
  const dir = folder({ 'a.bin': '1', 'b.bin': '2' })
  const { columns: _, ...opaque } = dataset({}, { name: 'out', files: '*.bin' })
  const both = observePort('step', { ...declared, datasets: { out: { ...opaque, format: undefined } } }, dir)
  const datasets = {
    a: dataset(columns, { name: 'a', files: 'a.csv' }),
    b: dataset(columns, { name: 'b', files: 'b.csv' }),
  }
  const two = observePort('step', port('out', columns, { datasets }), dir)
  const golden = join(dir, 'kept/golden.bin')
  const texts = [await thrown(() => checkGolden(both, { golden })), await thrown(() => checkGolden(two, { golden }))]
  expect(texts.map((each) => each.split('\n')[0]).join('\n')).toMatchInlineSnapshot(`
    "Unexpected 2 files in \`step.out\`, expected one to keep as \`kept/golden.bin\`, write the golden file by hand
    Unexpected \`golden\` in \`step.out\`, expected an output of one dataset, leave it out"
  `)
})

test('a golden file that can not be read is refused', async () => {
  const dir = folder({ 'data.csv': 'id\n1\n', 'golden.csv': '' })
  const texts = await thrown(() => checkGolden(observePort('step', declared, dir), { golden: join(dir, 'golden.csv') }))
  expect(texts.split('\n')[0]).toMatchInlineSnapshot(
    `"Unexpected empty file in \`golden.csv\`, expected a file that can be read as csv, mend it, or leave it out"`,
  )
})

test('what is to be hidden is neither compared nor kept', async () => {
  const hidden = port('out', { ...columns, name: { type: 'string' } }, { anonymise: { name: 'mask' } })
  const of = { declared: hidden }
  expect(await compared('id,price,name\n1,2.5,Ada\n', 'id,price,name\n1,2.5,***\n', of)).toEqual([])
  const differs = await compared('id,price,name\n1,2.5,Ada\n', 'id,price,name\n1,2.5,Bob\n', {
    terms: { anonymise: { name: 'mask' } },
  })
  expect(text(differs)).toContain('Unexpected `***` (row 1) in `step.out.name`')
  expect(text(differs)).not.toContain('Ada')
  vi.stubEnv('PIPEPROOF_UPDATE', '1')
  const dir = folder({ 'data.csv': 'id,price,name\n1,2.5,Ada\n' })
  const golden = join(dir, 'kept.csv')
  await checkGolden(observePort('step', hidden, dir), { golden })
  expect(readFileSync(golden, 'utf8')).toBe('id,price,name\n1,2.5,***\n')
  expect(readFileSync(join(dir, 'data.csv'), 'utf8')).toContain('Ada')
  expect(
    await thrown(() => checkGolden(observePort('step', declared, dir), { golden, anonymise: { nmae: 'mask' } })),
  ).toContain('write `name`')
})

test('data about people is told of before it is kept in a golden file', async () => {
  vi.stubEnv('PIPEPROOF_UPDATE', '1')
  const written = 'id,price,name\n1,2.5,ada@mail.de\n'
  expect(await compared(written, undefined)).toMatchObject([
    { code: 'personal-data', severity: 'warning', place: 'step.out' },
  ])
  expect(await compared(written, undefined, { terms: { anonymise: { name: 'keep' } } })).toEqual([])
  expect(await compared(written, 'id,price,name\n', { terms: { anonymise: { name: 'mask' } } })).toEqual([])
})

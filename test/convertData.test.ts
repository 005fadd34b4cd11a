import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convertData } from '../src/convertData.ts'
import { openTable } from '../src/openTable.ts'
import { filesBelow } from '../src/shared/files.ts'
import { writeTable } from '../src/writeTable.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'

const endings = [
  'csv',
  'tsv',
  'json',
  'jsonl',
  'parquet',
  'arrow',
  'csv.gz',
  'tsv.gz',
  'json.gz',
  'jsonl.gz',
  'arrow.gz',
]

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'NA',
    'null',
    'NULL',
    'a,b',
    'a"b',
    "'",
    'a\tb',
    'a\nb',
    '\\',
    '007',
    '1e5',
    'true',
    '🙂',
    'שלום',
    ';',
    '#',
  ),
  fc.string({ maxLength: 6 }).filter((each) => !/[\0\r]/.test(each)),
)

/** CSV tells the types of its columns by their values alone. */
const first = { id: 1, 'a number': 0.5, ok: true, 'text "x", y': 'text' }

/** Rows whose types every format has. */
const table = fc.array(
  fc.record({
    id: fc.maxSafeInteger(),
    'a number': fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).filter((each) => !Object.is(each, -0))),
    ok: fc.option(fc.boolean()),
    'text "x", y': fc.option(text),
  }),
  { maxLength: 6 },
)

const columns = {
  id: { type: 'integer' },
  'a number': { type: 'number' },
  ok: { type: 'boolean' },
  'text "x", y': { type: 'string' },
} as const

/** A double beyond 2^53 is read as its digits where it is written without a fraction. */
async function read(dir: string, file: string): Promise<unknown> {
  const rows = await (await openTable(join(dir, file), { columns })).rows()
  return rows.map((row) => ({ ...row, 'a number': row['a number'] === null ? null : Number(row['a number']) }))
}

describe.each(endings)('to %s', (ending) => {
  test('what is written is read back equal, from any format', { timeout: 60_000 }, async () => {
    const dir = folder()
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(...endings), async (rows, from) => {
        await writeTable([first, ...rows], join(dir, `from.${from}`), { columns })
        await convertData(`from.${from}`, `to.${ending}`, { folder: dir, force: true })
        expect(await read(dir, `to.${ending}`)).toEqual(await read(dir, `from.${from}`))
      }),
      { numRuns: 5 },
    )
  })

  test('a table of no rows stays one', async () => {
    const dir = folder({ 'from.csv': 'id,name\n' })
    expect(await convertData('from.csv', `to.${ending}`, { folder: dir })).toMatchObject({ rows: 0, losses: [] })
    expect(await (await openTable(join(dir, `to.${ending}`))).rows()).toEqual([])
  })
})

/** One value of each type that a format may not have. */
const odd = `id,day,at,big,ok
1,2024-01-02,2024-01-02T03:04:05+02:00,12,true
2,2024-01-03,2024-01-02T03:04:05.1234567Z,13,
`

test.each([
  ['csv', 'tsv', []],
  ['csv', 'json', []],
  ['csv', 'parquet', ['`at` is in UTC: 1 value had another zone', '`at` ends at microseconds: 1 value had more']],
  [
    'parquet',
    'csv',
    ['in csv these are texts: `id` (integer), `day` (date), `at` (timestamp), `big` (integer), `ok` (boolean)'],
  ],
  ['parquet', 'jsonl', ['in jsonl these are texts: `day` (date), `at` (timestamp)']],
  ['arrow', 'parquet', []],
  ['json', 'csv', ['in csv these are texts: `id` (integer), `big` (integer), `ok` (boolean)']],
])('from %s to %s loses %j', async (from, to, losses) => {
  const dir = folder({ 'odd.csv': odd })
  await convertData('odd.csv', `from.${from}`, { folder: dir })
  expect((await convertData(`from.${from}`, `to.${to}`, { folder: dir })).losses).toEqual(losses)
})

test('what a type does not hold stays text, and so does what is nested', async () => {
  const dir = folder({ 'far.jsonl': '{"n": 99999999999999999999, "tags": [1, 2]}\n{"n": 1, "tags": []}\n' })
  expect((await convertData('far.jsonl', 'far.parquet', { folder: dir })).losses).toMatchInlineSnapshot(`
    [
      "in parquet these are texts: \`tags\` (other)",
      "\`n\` is text: its type does not hold 1 value",
    ]
  `)
  expect(await (await openTable(join(dir, 'far.parquet'))).rows()).toEqual([
    { n: '99999999999999999999', tags: '[1,2]' },
    { n: '1', tags: '[]' },
  ])
})

test('the files of a glob become one', async () => {
  const dir = folder({ 'p/a.csv': 'id,x\n1,a\n', 'p/b.csv': 'x,id\nb,2\n' })
  await convertData('p/*.csv', 'all.parquet', { folder: dir })
  expect(await (await openTable(join(dir, 'all.parquet'))).rows()).toEqual([
    { id: 1, x: 'a' },
    { id: 2, x: 'b' },
  ])
})

test('more rows than are held at once are all written, in order', { timeout: 60_000 }, async () => {
  const count = 50_001
  const dir = folder({ 'many.csv': `id\n${Array.from({ length: count }, (_, row) => row).join('\n')}\n` })
  for (const ending of ['arrow', 'jsonl']) {
    await convertData('many.csv', `many.${ending}`, { folder: dir })
    const rows = await (await openTable(join(dir, `many.${ending}`))).rows()
    expect(rows.length).toBe(count)
    expect(rows.findIndex(({ id }, row) => id !== row)).toBe(-1)
  }
})

test('what can not be converted leaves nothing behind', async () => {
  const dir = folder({ 'a.csv': 'id\n1\n', 'cut.csv': 'id,x\n1,"a\n', 'there.json': '[]', 'x.bin': '' })
  mkdirSync(join(dir, 'folder'))
  writeFileSync(join(dir, 'bad.parquet'), 'no parquet')
  const before = filesBelow(dir)
  const texts: string[] = []
  for (const [from, to] of [
    ['a.csv', 'there.json'],
    ['a.csv', 'folder'],
    ['a.csv', 'b.xlsx'],
    ['a.csv', 'b.parquet.gz'],
    ['b.csv', 'b.json'],
    ['cut.csv', 'b.json'],
    ['bad.parquet', 'b.csv'],
    ['x.bin', 'b.csv'],
    ['folder', 'b.csv'],
  ] as const)
    texts.push((await thrown(() => convertData(from, to, { folder: dir }))).split('\n')[0] ?? '')
  expect(texts.join('\n')).toMatchInlineSnapshot(`
    "Unexpected file in \`there.json\`, expected none, so that no work of yours is lost, name another one, or add \`--force\`
    Unexpected format \`unknown\` of \`folder\`, expected \`csv\`, \`tsv\`, \`jsonl\`, \`json\`, \`parquet\` or \`arrow\`, leave out \`columns\` or set \`format\`
    Unexpected format \`unknown\` of \`b.xlsx\`, expected \`csv\`, \`tsv\`, \`jsonl\`, \`json\`, \`parquet\` or \`arrow\`, leave out \`columns\` or set \`format\`
    Unexpected gzip of Parquet in \`b.parquet.gz\`, expected a file that is packed inside, write \`b.parquet\`
    Unexpected path \`b.csv\`, expected a file that exists, write \`a.csv\`
    Unexpected file that ends inside a quote in \`cut.csv\`, line 2, expected a file that can be read as csv, mend how it is written
    Unexpected file too short to be Parquet in \`bad.parquet\`, expected a file that can be read as parquet, mend how it is written
    Unexpected format \`unknown\` of \`x.bin\`, expected \`csv\`, \`tsv\`, \`jsonl\`, \`json\`, \`parquet\` or \`arrow\`, leave out \`columns\` or set \`format\`
    Unexpected folder in \`folder\`, expected a file or a glob, write \`folder/*.csv\`"
  `)
  expect(filesBelow(dir)).toEqual(before)
  expect(readFileSync(join(dir, 'there.json'), 'utf8')).toBe('[]')
})

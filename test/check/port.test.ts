import { expect, test } from 'vitest'
import { checkPort, type Judging } from '../../src/check/port.ts'
import type { Port } from '../../src/model/contract.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { DatasetQuality } from '../../src/model/quality.ts'
import { observePort } from '../../src/observe/port.ts'
import { dataset, port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { messages } from '../support/messages.ts'

const check = (declared: Port, files: Record<string, string>, judging: Partial<Judging> = {}): Promise<Finding[]> =>
  checkPort(observePort('clean', declared, folder(files)), { fault: 'producer', ...judging })

const orders = port('orders', { id: { type: 'integer', unique: true }, amount: { minimum: 0 } })

test('a port that keeps all its promises has no findings', async () => {
  expect(await check(orders, { 'data.csv': 'id,amount\n1,0\n2,3\n' })).toEqual([])
})

test('each broken promise is a finding with its place, its count and the rows that show it', async () => {
  const found = await check(orders, { 'data.csv': 'id,amount\n1,-1\n1,\n' })
  expect(messages(found)).toMatchInlineSnapshot(`
    "unique: Unexpected \`1\` in \`clean.orders.id\`, expected an integer that occurs once, drop the repeated rows, or remove \`unique\`
    nulls: Unexpected \`null\` in \`clean.orders.amount\`, expected a number of at least 0, fill or drop these rows, or write \`nullable: true\`
    range: Unexpected \`-1\` in \`clean.orders.amount\`, expected a number of at least 0, mend the values, or widen the bounds"
  `)
  expect(found[1]).toMatchObject({
    place: 'clean.orders.amount',
    fault: 'producer',
    severity: 'error',
    count: 1,
    total: 2,
    sample: [{ file: 'data.csv', row: 2, values: { id: '1', amount: null } }],
  })
})

test('a file that is not there is a finding that names the one meant', async () => {
  expect(messages(await check(orders, { 'dat.csv': 'id\n' }))).toMatchInlineSnapshot(
    `"missing-files: Unexpected files \`dat.csv\` in \`clean.orders\`, expected \`data.csv\`, rename \`dat.csv\`"`,
  )
  expect(messages(await check(orders, {}))).toMatchInlineSnapshot(
    `"missing-files: Unexpected empty folder in \`clean.orders\`, expected \`data.csv\`, write it, or change \`files\` of orders"`,
  )
})

test('a file that an optional port lacks is none', async () => {
  expect(await check({ ...orders, required: false }, {})).toEqual([])
})

test('files that can not be read are findings, and their rows are not missed', async () => {
  const two = port('orders', orders.datasets['orders']?.columns, { files: '*.csv' })
  const found = await check(two, { 'a.csv': '', 'deep/b.csv': '', 'b.csv': 'id,amount\n1\n' })
  expect(messages(found)).toMatchInlineSnapshot(`
    "broken-file: Unexpected empty file (\`a.csv\`, line 1) in \`clean.orders\`, expected a file that can be read as its format, mend how it is written
    broken-file: Unexpected row of 1 values under 2 columns (\`b.csv\`, line 2) in \`clean.orders\`, expected a file that can be read as its format, mend how it is written"
  `)
})

test('a column that one of two files lacks is a finding, and the other file is judged', async () => {
  const two = port('orders', { id: { unique: true }, amount: { minimum: 0 } }, { files: '*.csv' })
  const found = await check(two, { 'a.csv': 'id,amount\n1,-1\n', 'b.csv': 'id\n1\n' })
  expect(messages(found)).toMatchInlineSnapshot(`
    "columns: Unexpected columns \`id\` in \`clean.orders.amount\`, expected a column \`amount\`, write it, or declare it \`optional: true\`
    unique: Unexpected \`1\` in \`clean.orders.id\`, expected a value that occurs once, drop the repeated rows, or remove \`unique\`
    nulls: Unexpected \`null\` in \`clean.orders.amount\`, expected a number of at least 0, fill or drop these rows, or write \`nullable: true\`
    range: Unexpected \`-1\` in \`clean.orders.amount\`, expected a number of at least 0, mend the values, or widen the bounds"
  `)
})

test('uniqueness runs over the files of a dataset taken together', async () => {
  const found = await check(port('orders', { id: { unique: true } }, { files: '*.csv' }), {
    'a.csv': 'id\n1\n2\n',
    'b.csv': 'id\n3\n1\n',
  })
  expect(found.flatMap(({ sample }) => sample.map(({ file, row }) => `${file}:${row}`))).toEqual(['a.csv:1', 'b.csv:2'])
})

test('values of masked columns are shown nowhere', async () => {
  const declared = port('people', {
    name: { masked: true, pattern: '[a-z]+', unique: true, enum: ['ann'] },
    age: { type: 'integer' },
  })
  const found = await check(declared, { 'data.csv': 'name,age\nSecret1,old\nSecret1,\n' })
  expect(found.map(({ code }) => code)).toEqual(['set', 'pattern', 'unique', 'nulls', 'type'])
  expect(JSON.stringify(found)).not.toContain('Secret1')
  expect(found[3]?.sample[0]?.values).toEqual({ name: '***', age: null })
})

test('opaque files only have to be there', async () => {
  const model = port('model', undefined, { files: 'model.tar.gz' })
  expect(await check(model, { 'model.tar.gz': '' })).toEqual([])
  expect(messages(await check(model, {}))).toMatchInlineSnapshot(
    `"missing-files: Unexpected empty folder in \`clean.model\`, expected \`model.tar.gz\`, write it, or change \`files\` of model"`,
  )
})

test('each dataset of a port is judged by its own columns', async () => {
  const declared = port('out', undefined, {
    datasets: {
      a: dataset({ id: { type: 'integer' } }, { name: 'a', files: 'a.csv' }),
      b: dataset({ id: { type: 'boolean' } }, { name: 'b', files: 'b.tsv', format: 'tsv' }),
    },
  })
  expect(await check(declared, { 'a.csv': 'id\n1\n', 'b.tsv': 'id\ttext\ntrue\tx\n' })).toEqual([])
  expect(await check(declared, { 'a.csv': 'id\ntrue\n', 'b.tsv': 'id\n1\n' })).toHaveLength(2)
})

test('only selected checks count, and the fault is who the caller says', async () => {
  const found = await check(
    orders,
    { 'data.csv': 'id,amount\nx,-1\n' },
    { fault: 'data', select: ({ name }) => name === 'range' },
  )
  expect(found.map(({ code, fault }) => [code, fault])).toEqual([['range', 'data']])
})

test('an empty text is told from a null', async () => {
  const found = await check(port('out', { note: { minLength: 1, nullable: true } }), {
    'data.csv': 'note,id\n"",1\n,2\n',
  })
  expect(messages(found)).toMatchInlineSnapshot(
    `"length: Unexpected empty text in \`clean.out.note\`, expected a text of at least 1 character or null, mend the texts, or widen the lengths"`,
  )
  expect(found).toMatchObject([{ count: 1 }])
})

test('a value of another kind is called by it, and stays hidden where its column is masked', async () => {
  const columns = { id: { type: 'integer' }, name: { type: 'string' }, key: { type: 'integer', masked: true } } as const
  const declared = port('orders', columns, { files: 'data.jsonl', format: 'jsonl' })
  const found = await check(declared, { 'data.jsonl': '{"id": "1", "name": 2, "key": "3"}\n' })
  expect(messages(found)).toMatchInlineSnapshot(`
    "type: Unexpected text \`1\` in \`clean.orders.id\`, expected an integer, write this column as integer, or declare the type that it has
    type: Unexpected number \`2\` in \`clean.orders.name\`, expected a text, write this column as string, or declare the type that it has
    type: Unexpected text \`***\` in \`clean.orders.key\`, expected an integer, write this column as integer, or declare the type that it has"
  `)
  expect(found[0]?.sample).toEqual([{ file: 'data.jsonl', row: 1, values: { id: '1', name: '2', key: '***' } }])
})

test('a table without rows lacks no column where only rows have them', async () => {
  const declared = port('orders', { id: { type: 'integer' } }, { files: '*', format: 'jsonl' })
  expect(messages(await check(declared, { 'a.jsonl': '' }))).toMatchInlineSnapshot(
    `"rows: Unexpected 0 rows in \`clean.orders\`, expected at least 1 row, find where the rows are lost, or write \`rows: { min: 0 }\`"`,
  )
  expect(await check(declared, { 'a.jsonl': '', 'b.jsonl': '{"id": 1}\n' })).toEqual([])
})

test('a key that no row has is a column that is missing', async () => {
  const declared = port('orders', { id: {}, amuont: {} }, { files: '*', format: 'jsonl' })
  expect(messages(await check(declared, { 'a.jsonl': '{"id": 1}\n{"id": 2, "amount": 3}\n' }))).toMatchInlineSnapshot(
    `"columns: Unexpected columns \`id\` and \`amount\` in \`clean.orders.amuont\`, expected a column \`amuont\`, rename \`amount\`"`,
  )
})

const toldOf = async (declared: Port, files: Record<string, string>, judging: Partial<Judging> = {}) => {
  const told: DatasetQuality[] = []
  await check(declared, files, { ...judging, tell: (each) => void told.push(each) })
  return told
}

test('how good a table is, is told with its figures', async () => {
  expect(await toldOf(orders, { 'data.csv': 'id,amount\n1,3\n1,\n' })).toMatchInlineSnapshot(`
    [
      {
        "columns": {
          "amount": {
            "distinct": 1,
            "nulls": 0.5,
          },
          "id": {
            "distinct": 1,
            "max": 1,
            "mean": 1,
            "min": 1,
            "nulls": 0,
          },
        },
        "dataset": "orders",
        "port": "orders",
        "rows": 2,
        "score": 0.8571428571428571,
        "step": "clean",
      },
    ]
  `)
})

const scores = async (files: Record<string, string>) =>
  (await toldOf(port('orders', { id: {} }, { files: '*.csv' }), files)).map(({ score, rows }) => [score, rows])

test('files that are missing or broken count as nothing', async () => {
  expect(await scores({ 'a.csv': 'id\n1\n' })).toEqual([[1, 1]])
  expect(await scores({ 'a.csv': 'id\n1\n', 'b.csv': '' })).toEqual([[0.5, 1]])
  expect(await scores({ 'a.csv': '', 'b.csv': '' })).toEqual([[0, 0]])
  expect(await scores({ 'b.txt': '' })).toEqual([[0, undefined]])
  // its columns are there, half of the values too, and how many rows there are is not known
  expect(await scores({ 'a.csv': 'id,n\n1,1\n,1\n', 'b.csv': '' })).toEqual([[0.375, 2]])
})

test('documents and opaque files have a score, and what need not be there has none', async () => {
  const json = { type: 'object', required: ['auc'] }
  const metrics = port('metrics', undefined, { files: '*.json', json })
  const documents = { 'a.json': '{"auc": 1}', 'b.json': '{}', 'c.json': '{', 'd.json': '{"auc": 2}' }
  expect(await toldOf(metrics, documents)).toEqual([
    // a third of the documents does not fit, and a quarter of the files is none
    { step: 'clean', port: 'metrics', dataset: 'metrics', score: expect.closeTo((2 / 3) * 0.75, 10) },
  ])
  const model = port('model', undefined, { files: 'model.tar.gz' })
  expect((await toldOf(model, { 'model.tar.gz': '' })).map(({ score }) => score)).toEqual([1])
  expect((await toldOf(model, {})).map(({ score }) => score)).toEqual([0])
  expect(await toldOf({ ...model, required: false }, {})).toEqual([])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { noNulls, rowCount } from '../../src/index.ts'
import { observePort } from '../../src/observe/port.ts'
import { port } from '../support/declared.ts'

expect.extend(matchers)

const folder = mkdtempSync(join(tmpdir(), 'pipeproof-matchers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'orders.csv'), 'id\n1\n-1\n')

const orders = port('orders', { id: { type: 'integer', minimum: 1 } }, { files: 'orders.csv' })

test('passes rows that keep every promise', async () => {
  await expect([{ id: 1 }]).toPassQualityChecks(orders)
})

test('tells which value breaks a promise', async () => {
  await expect(expect([{ id: -1 }]).toPassQualityChecks(orders)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected \`-1\` in \`rows.orders.id\`, expected an integer of at least 1, mend the values, or widen the bounds

      the data is not what is asked of it: 1 of 1 row
      row 1  { id: -1 }  in orders.csv]
  `)
})

test('takes the path of a file', async () => {
  await expect(join(folder, 'orders.csv')).not.toPassQualityChecks(orders)
})

test('takes a port of a run, and then knows what it promised', async () => {
  await expect(observePort('clean', orders, folder)).not.toPassQualityChecks()
})

test('refuses rows without a port, a path that is not there and what is no data', async () => {
  await expect(expect([{ id: 1 }]).toPassQualityChecks()).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected data without a contract without a check, expected at least one, declare \`columns\` or name a check
      see  docs/errors.md#pp020]
  `)
  await expect(expect('nowhere.csv').toPassQualityChecks(orders)).rejects.toThrow(/^Unexpected path `\S*nowhere\.csv`/)
  await expect(expect(7).toPassQualityChecks(orders)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`7\`, expected a run, a port of one, a path, a table or rows, pass one of these
      see  docs/errors.md#pp022]
  `)
})

test('takes a check, a list of them, and a list as YAML', async () => {
  await expect([{ id: 1 }]).toPassQualityChecks(noNulls('id'))
  await expect([{ id: 1 }]).toPassQualityChecks([noNulls('id'), rowCount(1)])
  await expect(join(folder, 'orders.csv')).toPassQualityChecks('[unique: id, range: { columns: id, maximum: 1 }]')
  await expect(expect([{ id: 1 }, { id: null }]).toPassQualityChecks('- noNulls: id')).rejects
    .toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected \`null\` in \`rows.data.id\`, expected a value that is not null, fill or drop these rows, or call it with \`mostly\`

      the data is not what is asked of it: 1 of 2 rows (50 %)
      row 2  { id: null }  in data.jsonl]
  `)
})

test('refuses a list that checks nothing, a check that there is not, and YAML that is no list', async () => {
  await expect(expect([{ id: 1 }]).toPassQualityChecks([])).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected list of checks without a check, expected at least one, declare \`columns\` or name a check
      see  docs/errors.md#pp020]
  `)
  await expect(expect([{ id: 1 }]).toPassQualityChecks('[]')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected list in the list of checks, expected at least one entry, change the value
      in   list of checks:1:1
      see  docs/errors.md#pp004]
  `)
  await expect(expect([{ id: 1 }]).toPassQualityChecks('[noNull: id]')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected key \`noNull\` in \`checks\`, expected \`hasColumns\`, \`strictSchema\`, \`hasType\`, \`oneType\`, \`noNulls\`, \`range\`, \`oneOf\`, \`matches\`, \`hasFormat\`, \`textLength\`, \`unique\`, \`increasing\` or 28 more, write \`noNulls\`
      in   list of checks:1:2
      see  docs/errors.md#pp003]
  `)
  await expect(expect([{ id: 1 }]).toPassQualityChecks('a: b')).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected map in the list of checks, expected a list, change the value
      in   list of checks:1:1
      see  docs/errors.md#pp004]
  `)
})

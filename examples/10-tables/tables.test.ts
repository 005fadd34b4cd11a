import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineFormat, openTable, writeTable } from 'pipeproof'
import { expect, test } from 'vitest'

test('sales have an amount nearly always', async () => {
  const sales = await openTable('data/sales.csv')
  const { rows, columns } = await sales.profile()
  const amount = columns.find(({ name }) => name === 'amount')
  expect(rows).toBe(3)
  expect(amount).toMatchObject({ type: 'number', nulls: 1, min: 7, max: 12.5, mean: 9.75 })
})

test('the north sells more', async () => {
  const sales = await openTable('data/*.csv')
  const totals = await sales.query('SELECT shop, sum(amount) AS total FROM data GROUP BY shop ORDER BY total DESC')
  expect(totals).toEqual([
    { shop: 'north', total: 12.5 },
    { shop: 'south', total: 7 },
  ])
})

defineFormat({
  name: 'list',
  extensions: ['list'],
  *read(path) {
    for (const [, id, name = ''] of readFileSync(path, 'utf8').matchAll(/^\[(\d+)\] (.*)$/gm))
      yield { id: Number(id), name }
  },
})

test('what was read is written in another format', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'))
  await writeTable(await openTable('data/shops.list'), join(folder, 'shops.parquet'))
  const shops = await openTable(join(folder, 'shops.parquet'))
  expect(await shops.rows()).toEqual([
    { id: 1, name: 'north' },
    { id: 2, name: 'south' },
  ])
  rmSync(folder, { recursive: true })
})

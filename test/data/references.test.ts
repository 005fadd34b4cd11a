import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { provide } from '../../src/data/provide.ts'
import { neededFirst, referredFirst, targetOf, valuesIn, type Made } from '../../src/data/references.ts'
import type { Column, Port } from '../../src/model/contract.ts'
import type { DataSpec } from '../../src/model/data.ts'
import { dataset, port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const customers = port('customers', { id: { type: 'integer', unique: true, minimum: 1 }, 'a.b': { type: 'string' } })
const orders = (column: Column = {}): Port =>
  port('orders', { customer: { type: 'integer', references: 'customers.id', ...column } })

const ports = {
  customers,
  shop: port('shop', {}, { datasets: { stock: dataset({ sku: {} }, { name: 'stock' }), days: dataset({ day: {} }) } }),
}

test.each([
  ['customers.id', 'data id'],
  ['customers.a.b', 'data a.b'],
  ['shop.stock.sku', 'stock sku'],
  ['shop.day', 'data day'],
  ['shop.stock.day', undefined],
  ['customers.name', undefined],
  ['others.id', undefined],
  ['customers', undefined],
])('%s names the column %s', (reference, expected) => {
  const one = { ...customers, datasets: { data: { ...dataset(customers.datasets['customers']?.columns) } } }
  const found = targetOf(reference, { ...ports, customers: one })
  expect(found && `${found.dataset.name} ${found.column}`).toBe(expected)
})

test('what others need comes first, and circles end', () => {
  const needs: Record<string, string[]> = { a: ['c'], b: [], c: ['b', 'a', 'z'] }
  expect(neededFirst(['a', 'b', 'c'], (item) => needs[item] ?? [])).toEqual(['b', 'c', 'a'])
  expect(referredFirst(['orders', 'customers'], { orders: orders(), customers })).toEqual(['customers', 'orders'])
  expect(referredFirst(['customers', 'orders'], { orders: orders(), customers })).toEqual(['customers', 'orders'])
})

async function provided(specs: [Port, DataSpec][]): Promise<Record<string, string[]>> {
  const others: Record<string, Made> = {}
  for (const [declared, spec] of specs) {
    const dir = folder()
    const target = { place: `step.${declared.name}`, port: declared, dir, others }
    await provide(target, spec, () => Promise.reject(new Error('nothing upstream')))
    others[declared.name] = { port: declared, dir }
  }
  const texts = Object.entries(others).map(([name, { dir }]) => [name, readFileSync(join(dir, 'data.csv'), 'utf8')])
  return Object.fromEntries(texts.map(([name, text = '']) => [name, text.trim().split('\n').slice(1)]))
}

test('a column that refers to another port has the values of that port, wherever they come from', async () => {
  const given = await provided([
    [customers, { kind: 'rows', rows: [{ id: 7 }, { id: 9 }, { id: 9 }] }],
    [orders(), { kind: 'generated' }],
  ])
  expect(new Set(given['orders'])).toEqual(new Set(['7', '9']))
  const made = await provided([
    [customers, { kind: 'generated', rows: 20 }],
    [orders(), { kind: 'generated', rows: 50 }],
  ])
  const ids = made['customers']?.map((line) => line.split(',')[0])
  expect(made['orders']?.filter((id) => !ids?.includes(id))).toEqual([])
  expect(new Set(made['orders']).size).toBeGreaterThan(10)
})

const specs = (rows: number): [Port, DataSpec][] => [
  [customers, { kind: 'generated', rows: 5 }],
  [orders({ unique: true }), { kind: 'generated', rows }],
]

test('unique values refer to as many as there are, else that is said', async () => {
  const { customers: all = [], orders: five = [] } = await provided(specs(5))
  expect(new Set(five)).toEqual(new Set(all.map((line) => line.split(',')[0])))
  expect(five).toHaveLength(5)
  expect(await thrown(() => provided(specs(6)))).toContain('(5 distinct values for 6 unique rows)')
})

const wanted = (column: Column): [Port, DataSpec][] => [
  [customers, { kind: 'rows', rows: [{ id: 7 }, { id: 9 }] }],
  [orders(column), { kind: 'generated', rows: 4 }],
]

test('of the values that are referred to only those are taken that the column allows', async () => {
  expect(await provided(wanted({ maximum: 8 }))).toMatchObject({ orders: ['7', '7', '7', '7'] })
  expect(await thrown(() => provided(wanted({ maximum: 1 })))).toContain(
    '(no value of `customers.id` keeps its keywords)',
  )
})

test('a column may refer to one beside it, and a dataset to one beside it', async () => {
  const people = { id: { type: 'integer', unique: true }, boss: { type: 'integer', references: 'people.id' } } as const
  const { people: rows = [] } = await provided([[port('people', people), { kind: 'generated', rows: 30 }]])
  const ids = new Set(rows.map((line) => line.split(',')[0]))
  expect(rows.filter((line) => !ids.has(line.split(',')[1]))).toEqual([])
  const lines = dataset({ sku: { references: 'shop.stock.sku' } }, { name: 'lines', files: 'data.csv' })
  const stock = dataset({ sku: { type: 'string', unique: true } }, { name: 'stock', files: 'stock.csv' })
  const shop = port('shop', {}, { datasets: { lines, stock } })
  const dir = folder()
  await provide({ place: 'step.shop', port: shop, dir }, { kind: 'generated' }, () => Promise.reject(new Error('none')))
  const skus = await valuesIn(dir, { port: 'shop', dataset: stock, column: 'sku' })
  const used = await valuesIn(dir, { port: 'shop', dataset: lines, column: 'sku' })
  expect(skus).toHaveLength(100)
  expect(used.filter((sku) => !skus.includes(sku))).toEqual([])
})

test('without data to refer to a column gets values of its own', async () => {
  const { orders: made } = await provided([[orders({ minimum: 1, maximum: 2 }), { kind: 'generated' }]])
  expect(new Set(made)).toEqual(new Set(['1', '2']))
})

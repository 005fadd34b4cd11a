import { expect, test } from 'vitest'
import type { Row } from '../../src/model/data.ts'
import { shrink, type Part } from '../../src/data/shrink.ts'

const columns = {
  id: { type: 'integer', unique: true },
  amount: { type: 'number', minimum: 0 },
  currency: { enum: ['USD', 'EUR', 'GBP'] },
  note: { type: 'string', nullable: true },
} as const satisfies Part['columns']

const rows = Array.from({ length: 500 }, (_, index): Row => ({
  id: index,
  amount: index * 1.5,
  currency: ['USD', 'EUR', 'GBP'][index % 3] ?? '',
  note: index % 7 === 0 ? null : `row ${index}`,
}))

const has = (some: Row[] | undefined, id: number): boolean => some?.some((row) => row['id'] === id) ?? false

const small = async (fails: (rows: Row[]) => boolean) => {
  let tries = 0
  const found = await shrink(new Map([['raw', { rows, columns }]]), (all) => {
    tries += 1
    return Promise.resolve(fails(all.get('raw') ?? []))
  })
  return { rows: found.parts.get('raw')?.rows, telling: found.telling.get('raw'), tries }
}

test('a combination of two values in one row is one row with these two', async () => {
  const found = await small((some) => some.some(({ amount, currency }) => Number(amount) > 600 && currency === 'GBP'))
  expect(found).toMatchObject({
    rows: [{ amount: 601.5, currency: 'GBP', note: 'a' }],
    telling: ['amount', 'currency'],
  })
  expect(found.tries).toBeLessThan(60)
})

test('a value that is missing stays missing', async () => {
  const found = await small((some) => some.some(({ note }) => note === null))
  expect(found).toMatchObject({ rows: [{ id: 0, amount: 0, currency: 'USD', note: null }], telling: ['note'] })
})

test('as many rows are left as are needed', async () => {
  expect((await small((some) => some.length > 2 && some.some(({ id }) => id === 77))).rows).toHaveLength(3)
})

test('values that must differ stay different', async () => {
  const found = await small((some) => some.length >= 4)
  expect(new Set(found.rows?.map(({ id }) => id)).size).toBe(4)
  expect(found.telling).not.toContain('amount')
})

test('of two tables each is made small', async () => {
  const part = { rows, columns }
  const parts = new Map([
    ['left', part],
    ['right', part],
  ])
  const found = await shrink(parts, (all) => Promise.resolve(has(all.get('left'), 3) && has(all.get('right'), 499)))
  expect([...found.parts.values()].map(({ rows: left }) => left.map(({ id }) => id))).toEqual([[3], [499]])
})

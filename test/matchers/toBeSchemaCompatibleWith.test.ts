import { expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { contract, port } from '../support/declared.ts'

expect.extend(matchers)

const orders = port('orders', { id: { type: 'integer', minimum: 1 } }, { files: 'orders.csv' })

test('passes what has the columns, types and nulls, whatever the values are', async () => {
  await expect([{ id: 1 }]).toBeSchemaCompatibleWith(orders)
  await expect([{ id: -1 }]).toBeSchemaCompatibleWith(orders)
})

test('tells which column has another type', async () => {
  await expect(expect([{ id: 'one' }]).toBeSchemaCompatibleWith(orders)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected \`one\` in \`rows.orders.id\`, expected an integer of at least 1, write this column as integer, or declare the type that it has

      the data given to rows breaks its contract: 1 of 1 row
      row 1  { id: one }  in orders.csv]
  `)
})

test('tells under not that the data fits', async () => {
  await expect(expect([{ id: 1 }]).not.toBeSchemaCompatibleWith(orders)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[Error: Unexpected absence of findings, expected data that does not fit the schema, remove \`.not\`]`,
  )
})

test('compares two versions of a port, one way or both', async () => {
  const looser = port('orders', { id: { type: 'integer' } }, { files: 'orders.csv' })
  await expect(orders).toBeSchemaCompatibleWith(looser)
  await expect(looser).toBeSchemaCompatibleWith(orders, { mode: 'backward' })
  await expect(expect(looser).toBeSchemaCompatibleWith(orders)).rejects.toThrow(/^Unexpected promise of an integer/)
  await expect(expect(orders).toBeSchemaCompatibleWith(looser, { mode: 'full' })).rejects.toThrow(/breaks backward/)
})

test('compares two contracts, and data with columns alone', async () => {
  const [before, now] = [contract([orders], []), contract([port('orders', {}, { files: 'orders.csv' })], [])]
  await expect(now).toBeSchemaCompatibleWith(before)
  await expect([{ id: 1 }]).toBeSchemaCompatibleWith({ id: { type: 'integer' } })
  await expect(expect([{ id: 1 }]).toBeSchemaCompatibleWith(now)).rejects.toThrow(
    /^Unexpected contract, expected a port/,
  )
})

test('refuses to pass without a port', async () => {
  await expect(expect([{ id: 1 }]).toBeSchemaCompatibleWith(undefined)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected data without a contract without a check, expected at least one, declare \`columns\` or name a check
      see  docs/errors.md#pp020]
  `)
})

test('refuses to be used where nobody waits for it', () => {
  expect(() => expect({ data: [{ id: 1 }] }).toEqual({ data: asymmetric('toBeSchemaCompatibleWith') }))
    .toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`expect.toBeSchemaCompatibleWith()\` inside a value, expected \`await expect(data).toBeSchemaCompatibleWith()\`, call it on the data itself
      see  docs/errors.md#pp021]
  `)
})

function asymmetric(name: 'toBeSchemaCompatibleWith'): unknown {
  // the types do not offer it, which is the first line of defence
  return (expect as unknown as Record<string, (...args: unknown[]) => unknown>)[name]?.(orders)
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PipeproofError } from 'pipeproof'
import { describe, expect, test } from 'vitest'
import { matchers } from '../../matchers/index.ts'
import { observePort } from '../../src/observe/port.ts'
import { writeTable } from '../../src/writeTable.ts'
import { contract, port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

expect.extend(matchers)

const orders = port('orders', { id: { type: 'integer', minimum: 1 } }, { files: 'orders.csv' })

test('passes what has the columns, types and nulls, whatever the values are', async () => {
  await expect([{ id: 1 }]).toBeSchemaCompatibleWith(orders)
  await expect([{ id: -1 }]).toBeSchemaCompatibleWith(orders)
})

test('tells which column has another type', async () => {
  await expect(expect([{ id: 'one' }]).toBeSchemaCompatibleWith(orders)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Unexpected \`one\` in \`rows.orders.id\`, expected an integer of at least 1, write this column as integer, or declare the type that it has

      the data is not what is asked of it: 1 of 1 row
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
    [PipeproofError: Unexpected comparison with nothing without a check, expected at least one, declare \`columns\` or name a check
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

/** A folder with a sample. */
const sharedWith = async (): Promise<string> => {
  const dir = folder()
  await writeTable(
    [
      { id: 1, note: null },
      { id: 2, note: 'b' },
    ],
    join(dir, 'sample.parquet'),
  )
  return dir
}

test('refuses to compare with what is not there, or says nothing', async () => {
  const written = observePort('clean', orders, folder({ 'orders.csv': 'id\n1\n' }))
  await expect(expect(written).toBeSchemaCompatibleWith(undefined)).rejects.toThrow(PipeproofError)
  await expect(expect(written).toBeSchemaCompatibleWith({})).rejects.toThrow(PipeproofError)
  await expect(expect(orders).toBeSchemaCompatibleWith(undefined)).rejects.toThrow(PipeproofError)
})

describe('against other data', () => {
  test('takes a file of any format for what it has: columns, types, and where there are nulls', async () => {
    const dir = await sharedWith()
    const sample = join(dir, 'sample.parquet')
    const csv = join(dir, 'now.csv')
    writeFileSync(csv, 'id,note,more\n7,,x\n')
    await expect(csv).toBeSchemaCompatibleWith(sample)
    await expect(sample).toBeSchemaCompatibleWith({ id: { type: 'integer' } })
    await expect(sample).toBeSchemaCompatibleWith([{ id: 4, note: null }])
    await expect([{ id: 1, note: 'x' }]).toBeSchemaCompatibleWith(sample)
    await expect(expect([{ id: null, note: 'x' }]).toBeSchemaCompatibleWith(sample)).rejects.toThrow(
      /^Unexpected `null` in `rows.data.id`, expected/,
    )
  })

  test('tells the column that another file has, and this one has not', async () => {
    const dir = await sharedWith()
    writeFileSync(join(dir, 'now.csv'), 'id,notes\n7,x\n')
    await expect(expect(join(dir, 'now.csv')).toBeSchemaCompatibleWith(join(dir, 'sample.parquet'))).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Unexpected columns \`id\` and \`notes\` in \`now_csv.note\`, expected a column \`note\`, rename \`notes\`

        the data is not what is asked of it: 1 of 1 row
        row 1  { id: 7, notes: x }  in now.csv]
    `)
  })

  test('refuses a file that is not there, or can not be read', async () => {
    const dir = await sharedWith()
    writeFileSync(join(dir, 'broken.parquet'), 'nothing')
    for (const name of ['sample.parquett', 'broken.parquet'])
      await expect(expect([{ id: 1 }]).toBeSchemaCompatibleWith(join(dir, name))).rejects.toThrow(PipeproofError)
  })

  test('takes a port of a run as its contract declares it, and looks at one as columns say', async () => {
    const dir = folder()
    writeFileSync(join(dir, 'orders.csv'), 'id\nx\n')
    const written = observePort('clean', orders, dir)
    await expect([{ id: 1 }]).toBeSchemaCompatibleWith(written)
    await expect(written).toBeSchemaCompatibleWith({ id: { type: 'string' } })
    await expect(expect(written).toBeSchemaCompatibleWith({ id: { type: 'integer' } })).rejects.toThrow(
      /^Unexpected `x` in `clean.data.id`/,
    )
  })
})

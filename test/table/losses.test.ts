import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkPort } from '../../src/check/port.ts'
import { unsatisfied } from '../../src/compatibility/satisfies.ts'
import { sampled } from '../../src/data/sampled.ts'
import type { Column, ColumnType, Port, Scalar } from '../../src/model/contract.ts'
import { observePort } from '../../src/observe/port.ts'
import { formatNamed, formats } from '../../src/table/formats.ts'
import { writeTable } from '../../src/table/write.ts'
import { port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'

const values: Record<ColumnType, Scalar[]> = {
  integer: [0, 1, -7, 2 ** 53, '9223372036854775807'],
  number: [0, 1, -0.5, 1e21, 5e-324, 1e15],
  boolean: [true, false],
  date: ['2024-02-29', '0001-01-01', '9999-12-31'],
  timestamp: ['2024-01-31T12:00:00Z', '1950-01-31T23:59:59.123456Z', '2024-01-31T12:00:00+02:00'],
  string: ['x', '1', '007', '1.0', 'true', '2024-01-31', '2024-01-31T12:00:00Z', ' ', 'é'],
}
// what is written in the table is what its type allows
const types = Object.keys(values) as ColumnType[] // the keys of a constant
const pairs = types.flatMap((written) => types.map((read) => [written, read] as const))

const portIn = (format: string, column: Column): Port =>
  port('data', { value: column }, { files: `data.${format}`, format })

/** Whether the rules say that whatever is written as the one may be read as the other; else what they say is not read. */
function told(format: string, written: Column, read: Column): Scalar[] | undefined {
  const edge = { place: 'b.data', at: { file: 'p.yaml', line: 1, column: 1 }, sample: sampled }
  const found = unsatisfied(portIn(format, written), portIn(format, read), edge)
  return found.length === 0
    ? undefined
    : found.flatMap(({ witness = [] }) => witness.map((row) => row['value'] ?? null))
}

interface Read {
  written: Column
  read: Column
}

/** Those of some values that are not read as what they should be, in a file each: a column has one type. */
async function unread(format: string, { written, read }: Read, list: Scalar[]): Promise<Scalar[]> {
  const wrong: Scalar[] = []
  for (const value of list) {
    const dir = folder()
    const content = { columns: ['value'], rows: [{ value }], types: { value: written.type } }
    await writeTable(join(dir, `data.${format}`), formatNamed(format, ''), content)
    const findings = await checkPort(observePort('b', portIn(format, read), dir), { fault: 'consumer' })
    if (findings.length > 0) wrong.push(value)
  }
  return wrong
}

describe.each(Object.keys(formats))('what %s loses is what the rules know', (format) => {
  test.each(pairs)('from %s to %s', async (from, to) => {
    const [written, read]: [Column, Column] = [{ type: from }, { type: to }]
    const witnesses = told(format, written, read)
    const wrong = await unread(format, { written, read }, witnesses ?? values[from])
    expect(wrong).toEqual(witnesses ?? [])
    expect(witnesses).not.toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPort } from '../../src/check/port.ts'
import { provide } from '../../src/data/provide.ts'
import type { Column, Dataset, Port } from '../../src/model/contract.ts'
import { observePort } from '../../src/observe/port.ts'
import { formats } from '../../src/table/formats.ts'
import { richColumns } from '../support/columns.ts'
import { port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { messages } from '../support/messages.ts'

async function made(declared: Port, seed: string): Promise<string> {
  const dir = folder()
  const spec = { kind: 'generated', rows: 40, seed } as const
  await provide({ place: 'step.in', port: declared, dir }, spec, () => Promise.reject(new Error('nothing upstream')))
  return dir
}

const runs = 60

const dialects: Partial<Dataset>[] = [
  {},
  {},
  { csv: { nulls: 'pandas' } },
  { csv: { delimiter: ';', encoding: 'latin-1' } },
]

async function holds(columns: Record<string, Column>, more: Partial<Dataset>, seed: string): Promise<void> {
  const declared = port('in', columns, more)
  const dir = await made(declared, seed)
  expect(messages(await checkPort(observePort('step', declared, dir), { fault: 'data' }))).toBe('')
  const again = await made(declared, seed)
  const file = more.files ?? ''
  expect(readFileSync(join(again, file)).equals(readFileSync(join(dir, file)))).toBe(true)
}

test.each(Object.keys(formats))(
  'whatever the contract, the data made keeps it, twice the same: %s',
  async (format) => {
    let ran = 0
    const columns = fc.record({ a: richColumns, b: richColumns, 'c "d"': richColumns })
    const more = fc.constantFrom<Partial<Dataset>>({}, { fields: 'exact', ordered: true })
    const dialect = fc.constantFrom(...(format === 'csv' ? dialects : [{}]))
    const declared = fc
      .tuple(more, dialect)
      .map(([one, other]) => ({ files: `data.${format}`, format, ...one, ...other }))
    const property = fc.asyncProperty(columns, declared, fc.string(), async (all, dataset, seed) => {
      await holds(all, dataset, seed)
      ran++
    })
    await fc.assert(property, { numRuns: runs, seed: 1 })
    expect(ran).toBe(runs)
  },
  100_000,
)

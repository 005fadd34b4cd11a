import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { unsatisfied } from '../../src/compatibility/satisfies.ts'
import { checkPort } from '../../src/check/port.ts'
import { writeFile } from '../../src/data/files.ts'
import { validRows } from '../../src/data/rows.ts'
import { sampled } from '../../src/data/sampled.ts'
import { PipeproofError } from '../../src/errors.ts'
import type { Dataset, Port } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import type { Finding } from '../../src/model/finding.ts'
import { observePort } from '../../src/observe/port.ts'
import { isError } from '../../src/shared/finding.ts'
import { formatOf } from '../../src/table/formats.ts'
import { writeTable } from '../../src/table/write.ts'
import { pairs } from '../support/datasets.ts'
import { folder } from '../support/folder.ts'
import { messages } from '../support/messages.ts'

const portOf = (one: Dataset): Port => ({ name: 'data', required: true, aliases: [], datasets: { data: one } })

const compare = (promised: Dataset, needed: Dataset): Finding[] =>
  unsatisfied(portOf(promised), portOf(needed), { place: 'step.data', at: undefined, sample: sampled })

const judge = async (one: Dataset, dir: string): Promise<string> =>
  messages((await checkPort(observePort('step', portOf(one), dir), { fault: 'data' })).filter(isError))

/** What a dataset says of single rows: not how many there are, nor in what share. */
function ofRows(one: Dataset): Dataset {
  const columns = Object.entries(one.columns ?? {}).map(([name, { nullFraction: _, ...column }]) => [name, column])
  return { ...one, columns: Object.fromEntries(columns), rows: { min: 0 } }
}

/** The rows in a file of the dataset, their columns in the order that they have. */
async function written(rows: Row[], one: Dataset): Promise<string> {
  const dir = folder()
  const columns = Object.keys(rows[0] ?? {})
  const types = Object.fromEntries(Object.entries(one.columns ?? {}).map(([name, { type }]) => [name, type]))
  await writeTable(join(dir, one.files), formatOf(one), { columns, rows, types })
  return dir
}

async function proves({ witness = [] }: Finding, [promised, needed]: [Dataset, Dataset]): Promise<void> {
  const dir = await written(witness, promised)
  expect(await judge(ofRows(promised), dir), 'accepted by the producer').toBe('')
  expect(await judge(ofRows(needed), dir), 'rejected by the consumer').not.toBe('')
}

async function holds([promised, needed]: [Dataset, Dataset]): Promise<boolean> {
  const dir = folder()
  try {
    const rows = validRows(promised, { rows: 30, seed: 'proof', place: 'step.data' })
    await writeFile(promised, dir, { pattern: promised.files, rows })
  } catch (error) {
    // nothing can be promised of a column that allows too few values
    if (error instanceof PipeproofError && error.reason === 'noValue') return false
    throw error
  }
  // what is not even what was promised proves nothing here
  if ((await judge(promised, dir)) !== '') return false
  expect(await judge(needed, dir), 'accepted by the consumer').toBe('')
  return true
}

const seeds = [1, Math.floor(Math.random() * 2 ** 31)]

test.each(seeds)(
  'rows that show a verdict are accepted by the producer and rejected by the consumer (%i)',
  async (seed) => {
    const shown = new Set<string>()
    const property = fc.asyncProperty(pairs, async (pair) => {
      for (const finding of compare(...pair)) {
        if (!finding.witness) continue
        await proves(finding, pair)
        shown.add(finding.code)
      }
    })
    await fc.assert(property, { numRuns: 300, seed })
    expect([...shown].toSorted()).toEqual(expect.arrayContaining(['nullability', 'range', 'set', 'type', 'uniqueness']))
  },
  120_000,
)

test.each(seeds)(
  'where no error is told, all that the producer may write can be read (%i)',
  async (seed) => {
    let sound = 0
    const property = fc.asyncProperty(pairs, async (pair) => {
      if (compare(...pair).some(isError)) return
      if (await holds(pair)) sound++
    })
    await fc.assert(property, { numRuns: 1500, seed })
    expect(sound).toBeGreaterThan(50)
  },
  120_000,
)

test('a dataset satisfies itself', () => {
  let ran = 0
  const property = fc.property(pairs, ([one]) => {
    expect(compare(one, one).filter(isError)).toEqual([])
    ran++
  })
  fc.assert(property, { numRuns: 300, seed: 1 })
  expect(ran).toBe(300)
})

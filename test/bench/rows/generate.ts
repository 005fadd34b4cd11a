import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { columnsOf } from '../../../src/data/columns.ts'
import type { Column, Dataset } from '../../../src/model/contract.ts'
import { parquet } from '../../../src/table/formats/parquet.ts'
import { writeColumns } from '../../../src/table/write.ts'
import { compare, type Row, type Way } from '../compare.ts'
import { pythonWith } from '../project.ts'

const names = Array.from({ length: 9 }, (_, index) => `n${index}`)
const whole: Column = { type: 'integer', minimum: 1, maximum: 100 }
const part: Column = { type: 'number', minimum: 1, maximum: 100 }
const columns: Record<string, Column> = {
  group: { enum: ['a', 'b', 'c'] },
  ...Object.fromEntries(names.map((name, index) => [name, index < 5 ? part : whole])),
}

const dataset: Dataset = {
  name: 'data',
  files: 'data.csv',
  patterns: ['data.csv'],
  format: 'csv',
  columns,
  rows: { min: 1 },
  fields: 'subset',
  ordered: false,
}

/** Tables of so many rows; the sum of their rows is what was made. */
const ours = (tables: number, rows: number): number => {
  let made = 0
  for (let table = 0; table < tables; table++)
    made += columnsOf(dataset, { rows, seed: String(table), place: 'bench' })[0]?.values.length ?? 0
  return made
}

const record = fc.record({
  group: fc.constantFrom('a', 'b', 'c'),
  ...Object.fromEntries(
    names.map((name, index) => [name, index < 5 ? fc.double({ min: 1, max: 100 }) : fc.integer({ min: 1, max: 100 })]),
  ),
})

const records = (rows: number): number =>
  fc.sample(fc.array(record, { minLength: rows, maxLength: rows, size: 'max' }), { numRuns: 1, seed: 1 })[0]?.length ??
  0

const hypothesis = (tables: number, rows: number): string => `
from hypothesis import HealthCheck, given, settings, strategies as st
from hypothesis.extra.pandas import column, data_frames, range_indexes
import time
names = [f"n{index}" for index in range(9)]
frames = data_frames(
    [column("group", elements=st.sampled_from(["a", "b", "c"]), fill=st.nothing())]
    + [column(name, elements=st.floats(1, 100) if index < 5 else st.integers(1, 100), fill=st.nothing()) for index, name in enumerate(names)],
    index=range_indexes(min_size=${rows}, max_size=${rows}))
made = 0
@settings(max_examples=${tables}, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(frames)
def check(frame):
    global made
    made += len(frame)
started = time.perf_counter()
check()
print(made, time.perf_counter() - started)`

const numpy = (rows: number): string => `
import numpy as np
import pandas as pd
import time
names = [f"n{index}" for index in range(9)]
started = time.perf_counter()
chance = np.random.default_rng(1)
frame = pd.DataFrame({"group": chance.choice(["a", "b", "c"], ${rows}), **{name: chance.uniform(1, 100, ${rows}) if index < 5 else chance.integers(1, 101, ${rows}) for index, name in enumerate(names)}})
print(len(frame), time.perf_counter() - started)`

/** What Python makes, timed inside it: its start and its imports do not count against it. */
const inPython =
  (python: string, script: string): Way['run'] =>
  () => {
    const [ran = 0, seconds = 0] = execFileSync(python, ['-c', script]).toString().trim().split(' ').map(Number)
    return { ran, seconds }
  }

async function small(): Promise<Row[]> {
  const python = pythonWith('pandas', 'hypothesis')
  if (python === undefined) return []
  return compare({
    title: '100 tables of 20 rows x 10 columns',
    against: 'hypothesis data_frames',
    examples: 2000,
    rounds: 7,
    ways: [
      { name: 'hypothesis data_frames', run: inPython(python, hypothesis(100, 20)) },
      { name: 'pipeproof', run: () => ours(100, 20) },
    ],
    targets: { pipeproof: 100 },
  })
}

const middle = (): Promise<Row[]> =>
  compare({
    title: '100,000 rows x 10 columns',
    against: 'fc.array(fc.record)',
    examples: 100_000,
    rounds: 3,
    ways: [
      { name: 'fc.array(fc.record)', run: () => records(100_000) },
      { name: 'pipeproof', run: () => ours(1, 100_000) },
    ],
    targets: { pipeproof: 30 },
  })

async function large(): Promise<Row[]> {
  const python = pythonWith('pandas')
  if (python === undefined) return []
  return compare({
    title: 'a million rows x 10 columns',
    against: 'numpy and pandas',
    examples: 1_000_000,
    rounds: 9,
    ways: [
      { name: 'numpy and pandas', run: inPython(python, numpy(1_000_000)) },
      { name: 'pipeproof', run: () => ours(1, 1_000_000) },
    ],
    targets: { pipeproof: 1 },
  })
}

/** How many times as long a table of a million rows takes as ten of a tenth. */
async function written(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-bench-'))
  const write = async (rows: number, times: number): Promise<number> => {
    for (let time = 0; time < times; time++)
      await writeColumns(
        join(folder, 'data.parquet'),
        parquet,
        columnsOf(dataset, { rows, seed: String(time), place: 'bench' }),
      )
    return rows * times
  }
  const measured = await compare({
    title: 'a million rows x 10 columns, made and written to Parquet',
    against: 'in ten files of a tenth',
    examples: 1_000_000,
    rounds: 3,
    ways: [
      { name: 'in ten files of a tenth', run: () => write(100_000, 10) },
      { name: 'in one file', run: () => write(1_000_000, 1) },
    ],
    targets: { 'in one file': 0.8 },
  })
  rmSync(folder, { recursive: true, force: true })
  return measured
}

/** Data made from a contract, against what others make of equal columns. */
export async function generate(): Promise<Row[]> {
  return [...(await small()), ...(await middle()), ...(await large()), ...(await written())]
}

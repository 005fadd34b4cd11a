import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { profileAndCheck } from '../src/profileAndCheck.ts'
import { engine } from '../src/table/engine.ts'
import { port } from './support/declared.ts'
import { folder } from './support/folder.ts'

afterEach(() => vi.restoreAllMocks())

const names = Array.from({ length: 10 }, (_, index) => `n${index}`)

function csvOf(rows: number, value: (row: number, column: number) => number | string): string {
  const lines = Array.from({ length: rows }, (_, row) => names.map((_name, column) => value(row, column)).join(','))
  return join(folder({ 'a.csv': `${names.join(',')}\n${lines.join('\n')}\n` }), 'a.csv')
}

/** The queries that read the files. */
function readings() {
  const query = vi.spyOn(engine, 'query')
  return () => query.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('read_csv'))
}

test('40 checks and a profile of a healthy file are one query', async () => {
  // for each column that it is there, is no null, is a number, is finite, and is within bounds
  const columns = Object.fromEntries(
    names.map((name) => [name, { type: 'number', minimum: 0, maximum: 10_000 } as const]),
  )
  const read = readings()
  const file = csvOf(1000, (row, column) => row + column / 10)
  const { findings, profiles } = await profileAndCheck(file, port('data', columns))
  expect(findings).toEqual([])
  expect(Object.values(profiles)[0]).toMatchObject({ rows: 1000, approximate: false })
  expect(read()).toHaveLength(1)
})

test('an exact profile of many rows reads the file once, and finds what is wrong in it', async () => {
  const columns = Object.fromEntries(names.map((name) => [name, { type: 'integer', minimum: -7 } as const]))
  const file = csvOf(120_000, (row, column) => (column === 0 && row === 77 ? 'x' : (row % (column + 3)) - 5))
  const good = csvOf(120_000, (row, column) => (row % (column + 3)) - 5)
  const read = readings()
  const { findings: none, profiles } = await profileAndCheck(good, port('data', columns), { exact: true })
  expect(none).toEqual([])
  expect(read().map((sql) => sql.slice(0, 6))).toEqual(['SELECT', 'CREATE'])
  expect(Object.values(profiles)[0]?.columns[1]).toMatchObject({
    name: 'n1',
    nulls: 0,
    wrong: 0,
    distinct: 4,
    min: -5,
    max: -2,
    mean: -3.5,
    quantiles: { '0.25': -4.25, '0.5': -3.5, '0.99': -2 },
    top: [-5, -4, -3, -2].map((value) => ({ value, count: 30_000 })),
  })
  expect(Object.values(profiles)[0]?.columns[1]?.histogram?.counts.filter(Boolean)).toEqual([
    30_000, 30_000, 30_000, 30_000,
  ])
  const { findings, profiles: others } = await profileAndCheck(file, port('data', columns), { exact: true })
  expect(findings.map(({ code, count, total }) => [code, count, total])).toEqual([['type', 1, 120_000]])
  expect(Object.values(others)[0]?.columns[0]).toMatchObject({ wrong: 1, distinct: 3 })
})

import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { BrokenPromise } from '../src/brokenPromise.ts'
import { readContract } from '../src/load.ts'
import { property, type PropertyOptions } from '../src/property.ts'
import { folder } from './support/folder.ts'

const script = (line: string): string => `import csv, os

def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["raw"], "raw.csv")) as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["out"], "out.csv"), "w") as target:
        target.write("id,usd\\n")
        for row in rows:
            ${line}
            target.write(f'{row["id"]},{row["amount"]}\\n')
`

const contract = `
script: s.py
inputs:
  raw:
    files: raw.csv
    columns:
      id: { type: integer, unique: true, minimum: 0 }
      amount: { type: number, minimum: 0, maximum: 1000 }
      currency: { enum: [USD, EUR, GBP] }
outputs:
  out: { files: out.csv, columns: { id: { type: integer }, usd: { type: number, minimum: 0 } } }
`

const project = (line = 'pass') => {
  const dir = folder({ 's.py': script(line), 'c.yaml': contract, 'package.json': '{}' })
  return { dir, contract: readContract(join(dir, 'c.yaml')) }
}

async function failure(line: string, options: PropertyOptions = {}, ...predicate: Parameters<typeof property>[2][]) {
  const { dir, contract: made } = project(line)
  const error = await property(made, options, ...predicate).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof BrokenPromise)) throw new TypeError(`no broken promise but ${String(error)}`)
  return { dir, error }
}

const rare = 'if row["currency"] == "GBP" and float(row["amount"]) > 600: row["amount"] = "-1"'

test('says how many inputs ran, and of how many rows', { timeout: 60_000 }, async () => {
  expect(await property(project().contract, { runs: 12 })).toEqual({ runs: 12, rows: 245, seconds: expect.any(Number) })
})

test(
  'a promise that a combination of two values breaks is told by one row, with the case to paste',
  { timeout: 60_000 },
  async () => {
    const { error } = await failure(rare)
    const [finding] = error.findings
    expect(finding).toMatchObject({ code: 'range', place: 'c.out.usd' })
    expect(finding?.notes?.[0]).toBe('from   raw  { amount: 601, currency: GBP }')
    expect(finding?.notes?.[1]).toMatch(/^ {7}the smallest input that shows it: 1 row, found in \d+ runs$/)
    const file = join(finding?.workspace ?? '', 'smallest.yaml')
    expect(readFileSync(file, 'utf8').replace(/input \d+/, 'input 4')).toMatchInlineSnapshot(`
    "- name: "generated input 4"
      inputs:
        raw: { rows: [{"id":0,"amount":601,"currency":"GBP"}] }
    "
  `)
  },
)

test('what a predicate does not hold for is made small too', { timeout: 60_000 }, async () => {
  const { error } = await failure('print(row["currency"])', {}, (run) => !run.stdout.includes('EUR'))
  expect(error.findings[0]).toMatchObject({ code: 'property', place: 'c' })
  expect(error.findings[0]?.notes?.[0]).toBe('from   raw  { currency: EUR }')
})

test('a failure names the seed that the environment has set', { timeout: 60_000 }, async () => {
  vi.stubEnv('PIPEPROOF_SEED', 'night')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { error } = await failure(rare)
  expect(error.message).toContain("{ seed: 'night', only: ")
})

test('one input runs again by its number, the same one', { timeout: 60_000 }, async () => {
  const { error } = await failure(rare, { seed: 'seven' })
  const [, number] =
    /again {2}with PIPEPROOF_REPLAY=\w+, or property\(…, \{ seed: 'seven', only: (\d+) \}, …\)/.exec(error.message) ??
    []
  const again = await failure(rare, { seed: 'seven', only: Number(number) })
  expect(again.error.findings[0]?.message).toBe(error.findings[0]?.message)
})

test('without shrinking the input is told as it was', { timeout: 60_000 }, async () => {
  const { error } = await failure(rare, { shrink: false })
  expect(error.findings[0]?.notes).toBeUndefined()
  expect(existsSync(error.findings[0]?.workspace ?? '')).toBe(true)
})

test('of a failure that no value matters for a plain row is told', { timeout: 60_000 }, async () => {
  const { error } = await failure('raise ValueError("never")')
  expect(error.findings[0]?.notes).toContain('from   raw  { id: 0, amount: 0, currency: USD }')
})

test('the time it may take ends it after the first inputs', { timeout: 60_000 }, async () => {
  expect(await property(project().contract, { runs: 1000, ms: 0 })).toMatchObject({ runs: 20 })
})

test('a property that would run nothing is refused', { timeout: 60_000 }, async () => {
  const { contract: made } = project()
  await expect(property(made, { runs: 0 })).rejects.toThrow(
    'Unexpected `runs: 0` in `property`, expected one run or more, a property that runs nothing shows nothing',
  )
  await expect(property(made, { inputs: { raw: { kind: 'rows', rows: [] } } })).rejects.toThrow(
    'Unexpected inputs none of which is generated in `c`, expected one that differs each time',
  )
})

test('columns are made by generators, and the smallest input has only what they make', async () => {
  const { contract: made } = project('assert row["currency"] != "GBP" or int(row["id"]) < 3000')
  const generators = { currency: fc.constantFrom('EUR', 'GBP'), 'raw.id': (_: () => number, row: number) => row * 1000 }
  const error: unknown = await property(made, { generators }).catch((caught: unknown) => caught)
  const text = error instanceof BrokenPromise ? error.message : ''
  expect(text).toMatch(/from {3}raw {2}\{ id: \d+000, currency: GBP \}/)
  const file = /case {3}(\S+),/.exec(text)?.[1] ?? ''
  expect(readFileSync(file, 'utf8')).toContain('"currency":"GBP"')
  const { contract: other } = project('assert int(row["id"]) < 3000')
  const all: unknown = await property(other, { generators }).catch((caught: unknown) => caught)
  const smallest = /case {3}(\S+),/.exec(all instanceof BrokenPromise ? all.message : '')?.[1] ?? ''
  // what its generator makes, not the first member of its `enum`
  expect(readFileSync(smallest, 'utf8')).toContain('"currency":"EUR"')
  await expect(property(made, { generators: { currncy: 'currency' } })).rejects.toThrow('write `currency`')
})

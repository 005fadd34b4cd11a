import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import { folder } from './support/folder.ts'

const script = (line: string): string => `import csv, os

def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["raw"], "raw.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["out"], "out.csv"), "w") as target:
        target.write("total\\n")
        for row in rows:
            ${line}
            target.write(f'{row["amount"]}\\n')
`

const contract = `
script: s.py
inputs:
  raw:
    files: raw.csv
    columns:
      amount: { type: integer, minimum: 0, maximum: 1000 }
      kind: { enum: [a, b] }
outputs:
  out: { files: out.csv, columns: { total: { type: integer } } }
env:
  MODE: { enum: [x, y], default: x }
rejects: [outOfRange, empty]
`

/** What a test of a script with this line finds. */
async function found(title: string, line = 'pass'): Promise<string[]> {
  const files = { 's.py': script(line), 'c.yaml': contract, 'p.yaml': 'name: p\nsteps: { s: c.yaml }\n' }
  const dir = folder({ ...files, 'package.json': '{}' })
  const flow = openFlow(readPipeline(join(dir, 'p.yaml')), { own: true })
  try {
    const group = flow.plan.groups.find(({ tests }) => tests.some((each) => each.title === title))
    const planned = group?.tests.find((each) => each.title === title)
    if (!group || !planned) throw new Error(`there is no test ${title}`)
    const findings = await flow.examine(planned, group.title)
    return findings.flatMap(({ received, notes = [] }) => [received, ...notes.filter((note) => note.startsWith('on '))])
  } finally {
    await flow.close()
  }
}

test('a bug that two edges together trigger is found on boundary data, and the case is told', async () => {
  expect(await found('runs on boundary data')).toEqual([])
  const line = 'assert not (row["amount"] == "1000" and row["kind"] == "b")'
  expect(await found('runs on boundary data', line)).toEqual(['`AssertionError`', 'on     edges'])
})

test('a bug that one value of a variable triggers is found, and the case is told', async () => {
  const title = 'runs in every environment that its contract allows'
  expect(await found(title)).toEqual([])
  expect(await found(title, 'assert environ_vars["MODE"] != "y"')).toEqual(['`AssertionError`', 'on     MODE=y'])
})

test('a script that takes what it promised to refuse is told so, and so is one that does not say what is wrong', async () => {
  const title = 'refuses a value out of range'
  const told = ['run without an error', 'on     outOfRange: raw.amount']
  expect(await found(title)).toEqual(told)
  expect(await found(title, 'if int(row["amount"]) < 0: raise ValueError("bad amount")')).toEqual([])
  const unclear = await found(title, 'if int(row["amount"]) < 0: os._exit(3)')
  expect(unclear).toEqual(['exit code 3', 'on     outOfRange: raw.amount'])
})

test('an empty table that a script takes is told too', async () => {
  expect(await found('refuses an empty table')).toEqual(['run without an error', 'on     empty: raw'])
})

function endless() {
  const dir = folder({
    's.py': script('while True: pass'),
    'c.yaml': `${contract}limits: { timeoutMs: 400 }\n`,
    'p.yaml': 'name: p\nsteps: { s: c.yaml }\n',
    'package.json': '{}',
  })
  return openFlow(readPipeline(join(dir, 'p.yaml')), { own: true, cache: false })
}

test('of a script that never ends one run is enough: no other input is tried', { timeout: 60_000 }, async () => {
  const flow = endless()
  const titles = ['runs on valid data', 'runs on boundary data', 'keeps its promises on 25 generated inputs']
  const codes: string[][] = []
  for (const title of titles) {
    const planned = flow.plan.groups.flatMap(({ tests }) => tests).find((each) => each.title === title)
    if (planned) codes.push((await flow.examine(planned, 's')).map(({ code }) => code))
  }
  await flow.close()
  expect(codes).toEqual([['time-out'], ['time-out'], ['time-out']])
  expect(flow.record.runs?.length).toBe(1)
})

test('without a run before it, many inputs end at the first that never does', { timeout: 60_000 }, async () => {
  const flow = endless()
  const title = 'keeps its promises on 25 generated inputs'
  const planned = flow.plan.groups.flatMap(({ tests }) => tests).find((each) => each.title === title)
  const findings = planned ? await flow.examine(planned, 's') : []
  await flow.close()
  expect(findings.map(({ code }) => code)).toEqual(['time-out'])
  // two batches begin side by side, and each confirms what it found
  expect(new Set(flow.record.runs?.map(({ seconds }) => seconds)).size).toBeLessThanOrEqual(2)
})

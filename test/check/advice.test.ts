import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { adviceFor } from '../../src/check/advice.ts'
import type { ObservedPort } from '../../src/model/observation.ts'
import type { Run } from '../../src/model/run.ts'
import { observePort } from '../../src/observe/port.ts'

const folder = mkdtempSync(join(tmpdir(), 'pipeproof-advice-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'orders.csv'), 'order_id,amount\n1,2\n')

const dataset = { name: 'raw', files: '*.csv', patterns: ['*.csv'], format: 'csv', columns: { amount: {} } }
const port = {
  name: 'raw',
  required: true,
  aliases: [],
  datasets: { raw: { ...dataset, rows: { min: 1 }, fields: 'subset' as const, ordered: false } },
}
const inputs: ObservedPort[] = [observePort('clean', port, folder)]

// only these members are looked at
const run = (stderr = ''): Run => ({ interpreter: '/usr/bin/python3', workspace: folder, stderr }) as Run

const advice = (text: string, stderr?: string): string | undefined => {
  const [type = '', message = ''] = text.split(/: (.*)/s)
  return adviceFor({ type, message, frames: [], causes: [] }, { run: run(stderr), inputs })
}

test.for([
  [
    "ModuleNotFoundError: No module named 'xgboost'",
    'install `xgboost` for the interpreter `/usr/bin/python3`, or set `PIPEPROOF_PYTHON` to one that has it',
  ],
  ["KeyError: 'amout'", 'write `amount`: its inputs have the columns `order_id` and `amount`'],
  ["KeyError: 'country'", 'its inputs have the columns `order_id` and `amount`'],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'order.csv'",
    'read `orders.csv`: its folder holds `orders.csv`',
  ],
  [
    "FileNotFoundError: [Errno 2] No such file or directory: 'train/data.csv'",
    'its folder is empty or not there: write the file first, or read another',
  ],
  [
    "ValueError: could not convert string to float: ''",
    "environment, arguments and CSV are text: test for '' before converting it",
  ],
  [
    "ValueError: invalid literal for int() with base 10: 'None'",
    "environment, arguments and CSV are text: test for 'None' before converting it",
  ],
  ['MemoryError', 'read less at once, or raise `limits.memoryMb`'],
  [
    "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff",
    'open the file with the `encoding` that it was written in',
  ],
  [
    "PermissionError: [Errno 13] Permission denied: '/data'",
    'write to the folders in `output_paths`, or to a temporary one',
  ],
])('%s has its advice', ([text = '', expected]) => {
  expect(advice(text)).toBe(expected)
})

test('a pip that finds no network has its advice', () => {
  const said = 'ERROR: No matching distribution found for pandas'
  expect(advice('CalledProcessError: pip failed', said)).toBe(
    'install what it needs before: a run has no network to install from',
  )
})

test('a key that the inputs have, and what is not known, have none', () => {
  expect(advice("KeyError: 'amount'")).toBeUndefined()
  expect(advice('ValueError: unknown currency XXX')).toBeUndefined()
  expect(advice("ValueError: could not convert string to float: 'abc'")).toBeUndefined()
})

test('the cause of an error may tell what the error does not', () => {
  const causes = [{ type: 'KeyError', message: "'amout'" }]
  const found = adviceFor({ type: 'RuntimeError', message: 'failed', frames: [], causes }, { run: run(), inputs })
  expect(found).toMatchInlineSnapshot(`"write \`amount\`: its inputs have the columns \`order_id\` and \`amount\`"`)
})

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { infer } from '../../../src/cli/commands/infer.ts'
import { mainOf } from '../../support/agreed.ts'
import { folder } from '../../support/folder.ts'
import { printed } from '../../support/printed.ts'

const files = {
  'contracts/other.yaml': '',
  'scripts/clean.py': mainOf(
    'input_paths["raw"]',
    'output_paths["done"] + "/done.csv"',
    'environ_vars.get("LABEL", "y")',
  ),
  'data/raw.csv': 'id,currency\n1,USD\n2,EUR\n',
}

afterEach(() => void vi.restoreAllMocks())

/** The working directory of the command. */
function here(): string {
  const dir = folder(files)
  vi.spyOn(process, 'cwd').mockReturnValue(dir)
  return dir
}

test('prints a contract of a script and its data', async () => {
  here()
  const { result, text } = await printed(() => infer.run(['scripts/clean.py', '--input', 'raw=data/raw.csv']))
  expect(result).toBe(0)
  expect(text).toMatchInlineSnapshot(`
    "script: ../scripts/clean.py
    mode: call
    env:
      LABEL: "y"
    inputs:
      raw:
        files: raw.csv # 2 rows in 1 file
        columns:
          id: { type: integer, minimum: 0, maximum: 3 } # guess: type, minimum, maximum, not null; seen 1 to 2
          currency: { type: string } # guess: type, not null
    outputs:
      done:
        files: done.csv
    "
  `)
})

test('writes it where contracts are, and never over one', async () => {
  const dir = here()
  expect(await printed(() => infer.run(['data/raw.csv', '--write', join(dir, 'new/raw.yaml')]))).toEqual({
    result: 0,
    text: '',
  })
  expect(readFileSync(resolve(dir, 'new/raw.yaml'), 'utf8')).toMatchInlineSnapshot(`
    "script: SCRIPT.py # write the path of the script that reads it
    inputs:
      raw:
        files: raw.csv # 2 rows in 1 file
        columns:
          id: { type: integer, minimum: 0, maximum: 3 } # guess: type, minimum, maximum, not null; seen 1 to 2
          currency: { type: string } # guess: type, not null
    "
  `)
  await expect(infer.run(['data/raw.csv', '--write', join(dir, 'new/raw.yaml')])).rejects.toMatchObject({
    reason: 'wrongValue',
  })
})

test('refuses what it does not know', async () => {
  here()
  await expect(infer.run([])).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected 0 files, expected \`pipeproof infer SCRIPT.py|DATA [--input NAME=PATH] [--output NAME=PATH] [--write [FILE.yaml]]\`, see \`pipeproof --help\`
      see  docs/errors.md#pp024]
  `)
  await expect(infer.run(['a.py', '--inputs', 'raw=x'])).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected option \`--inputs\`, expected \`--input\`, \`--output\` or \`--write\`, write \`--input\`
      see  docs/errors.md#pp024]
  `)
  await expect(infer.run(['a.py', '--input', 'raw'])).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected \`--input raw\`, expected \`--input NAME=PATH\`, see \`pipeproof --help\`
      see  docs/errors.md#pp024]
  `)
  await expect(infer.run(['scripts/claen.py'])).rejects.toThrowErrorMatchingInlineSnapshot(`
    [PipeproofError: Unexpected script \`scripts/claen.py\`, expected a file that exists, write \`scripts/clean.py\`
      see  docs/errors.md#pp006]
  `)
})

test('a place that can not be written to is named', async () => {
  const dir = here()
  const file = join(dir, 'data/raw.csv/new.yaml')
  await expect(infer.run(['data/raw.csv', '--write', file])).rejects.toMatchObject({
    code: 'PP013',
    facts: { path: file },
  })
})

test.each([['data/raw.csv/x'], ['a\0b']])('%j is no data', async (path) => {
  here()
  await expect(infer.run([path])).rejects.toMatchObject({ code: 'PP001' })
})

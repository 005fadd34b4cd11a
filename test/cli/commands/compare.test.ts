import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compare } from '../../../src/cli/commands/compare.ts'
import { folder } from '../../support/folder.ts'
import { printed } from '../../support/printed.ts'

const text = (columns: string): string =>
  `script: step.py\ninputs: { raw: { files: raw.csv, columns: ${columns} } }\nenv: { ROUNDS: 5 }\n`

const files = {
  'step.py': 'def main(input_paths, output_paths, environ_vars, job_args): pass\n',
  'step.yaml': text('{ id: { type: integer, minimum: 0 }, note: { optional: true } }'),
  'before.yaml': text('{ id: { type: integer } }'),
}

test('tells what changed, what breaks and gives exit code 1', async () => {
  const dir = folder(files)
  expect(await printed(() => compare.run([join(dir, 'step.yaml'), '--against', join(dir, 'before.yaml')])))
    .toMatchInlineSnapshot(`
    {
      "result": 1,
      "text": "breaking    input        step.raw.id: \`minimum: 0\` is new
    compatible  input        step.raw.note: the column is new

    Unexpected promise of an integer in \`step.raw.id\`, expected an integer of at least 0, narrow the promise of the producer, or widen the need of the consumer

      step asks for more than was promised
      for example  { id: -1 }
      breaks backward: what was enough before no longer is
    ",
    }
  `)
})

test('gives exit code 0 where nothing breaks, or nothing changed', async () => {
  const dir = folder(files)
  const [step, before] = [join(dir, 'step.yaml'), join(dir, 'before.yaml')]
  expect(await printed(() => compare.run([before, '--against', step]))).toMatchInlineSnapshot(`
    {
      "result": 0,
      "text": "forward     input        before.raw.id: \`minimum: 0\` is gone
    compatible  input        before.raw.note: the column is gone
    ",
    }
  `)
  expect(await printed(() => compare.run([step, '--against', step]))).toEqual({
    result: 0,
    text: 'step: nothing changed\n',
  })
})

test.each([
  [[]],
  [['--against', 'main']],
  [['a.yaml', '--against']],
  [['a.yaml', '--since', 'main']],
  [['a.yaml', 'b.yaml']],
])('refuses %j', (args) => {
  expect(() => compare.run(args)).toThrow(/^Unexpected (`|0 files)/)
})

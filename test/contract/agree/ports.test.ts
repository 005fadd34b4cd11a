import { expect, test } from 'vitest'
import { agreed, mainOf } from '../../support/agreed.ts'

const ports =
  'inputs: { raw: { files: a.csv, required: false } }\noutputs: { done: { files: a.csv, required: false } }\n'

test('the folder of an output is always there, that of an input may be missing', async () => {
  expect(await agreed(mainOf('input_paths["raw"]', 'output_paths["done"]'), ports)).toMatchInlineSnapshot(`
    [
      "error step.py:2 Unexpected demand of \`input_paths["raw"]\`, an input that may be missing, in \`step.raw\`, expected \`input_paths.get("raw")\`, write that in the script, or \`required: true\` at \`raw\`",
    ]
  `)
})

test('an output that is never written is a warning', async () => {
  expect(await agreed(mainOf('input_paths.get("raw")'), ports)).toMatchInlineSnapshot(`
    [
      "warning step.yaml:3 Unexpected output \`done\` that the script never uses in \`step.done\`, expected \`output_paths["done"]\` in step.py, use it there, or remove it from \`outputs\`",
    ]
  `)
})

test('a program names its ports by their paths, so its dictionaries are its own affair', async () => {
  const script = `${mainOf('input_paths["mine"]', 'output_paths["too"]')}\nmain({"mine": "/opt/ml/processing/input/raw"}, {"too": "/opt/ml/processing/output/done"}, {}, None)\n`
  expect(await agreed(script, `mode: entry\n${ports}`)).toEqual([])
})

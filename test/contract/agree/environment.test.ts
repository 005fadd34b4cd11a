import { describe, expect, test } from 'vitest'
import { agreed, mainOf } from '../../support/agreed.ts'

const env = `env:
  LABEL_FIELD: { required: true, example: y }
  CURRENCY: USD
  MAYBE: { required: false }
`
const good = ['environ_vars["LABEL_FIELD"]', 'environ_vars["CURRENCY"]', 'environ_vars.get("MAYBE")']

test('an environment that is declared agrees, whichever way it is read', async () => {
  expect(await agreed(mainOf(...good), env)).toEqual([])
  const imports = 'import os\nfrom os import environ as e, getenv\n'
  const ways = ['os.environ["LABEL_FIELD"]', 'e.get("CURRENCY")', 'getenv("MAYBE")']
  expect(await agreed(`${imports}${mainOf(...ways)}`, env)).toEqual([])
})

test('what is demanded and not declared, or may be missing, or is never used is told', async () => {
  expect(await agreed(mainOf('environ_vars["LABEL"]', 'environ_vars["MAYBE"]'), env)).toMatchInlineSnapshot(`
    [
      "error step.py:2 Unexpected use of \`environ_vars["LABEL"]\` in \`step\`, expected \`LABEL_FIELD\`, \`CURRENCY\` or \`MAYBE\`, declare \`LABEL\` under \`env\`",
      "error step.py:3 Unexpected demand of \`environ_vars["MAYBE"]\`, an environment variable that may be missing, in \`step\`, expected \`environ_vars.get("MAYBE")\`, write that in the script, or give \`MAYBE\` a default in the contract",
      "warning step.yaml:1 Unexpected environment variable \`LABEL_FIELD\` that the script never uses in \`step\`, expected \`environ_vars["LABEL_FIELD"]\` in step.py, use it there, or remove it from \`env\`",
      "warning step.yaml:1 Unexpected environment variable \`CURRENCY\` that the script never uses in \`step\`, expected \`environ_vars["CURRENCY"]\` in step.py, use it there, or remove it from \`env\`",
    ]
  `)
})

test('another default than that of the contract is a warning', async () => {
  const ways = ['environ_vars.get("CURRENCY", "EUR")', 'environ_vars.get("MAYBE", "1")', 'environ_vars["LABEL_FIELD"]']
  expect(await agreed(mainOf(...ways), env)).toMatchInlineSnapshot(`
    [
      "warning step.py:2 Unexpected default \`EUR\` of \`environ_vars.get("CURRENCY")\` in \`step\`, expected \`USD\`, the default in the contract, write the same on both sides",
    ]
  `)
})

test('a default that means the same is none', async () => {
  const ways = ['environ_vars.get("N", 50)', 'environ_vars.get("ON", True)', 'environ_vars.get("NOT", None)']
  expect(await agreed(mainOf(...ways), 'env: { N: 50, ON: true, NOT: "" }\n')).toEqual([])
})

test('what every run has needs no word', async () => {
  const ways = ['os.environ["HOME"]', 'os.environ["PATH"]', 'os.getenv("OMP_NUM_THREADS")']
  expect(await agreed(`import os\n${mainOf(...ways)}`, '')).toEqual([])
})

const script = (name: string): string => `import os\nprint(os.environ["${name}"])\n`

describe('a program', () => {
  test('reads the environment of its process', async () => {
    expect(await agreed(script('LABEL'), `mode: entry\nenv: { LABEL_FIELD: y }\n`)).toMatchInlineSnapshot(`
      [
        "error step.py:2 Unexpected use of \`os.environ["LABEL"]\` in \`step\`, expected \`LABEL_FIELD\`, declare \`LABEL\` under \`env\`",
        "warning step.yaml:1 Unexpected environment variable \`LABEL_FIELD\` that the script never uses in \`step\`, expected \`os.environ["LABEL_FIELD"]\` in step.py, use it there, or remove it from \`env\`",
      ]
    `)
  })

  test('of a training has the variables of its platform, and no other has', async () => {
    expect(await agreed(script('SM_MODEL_DIR'), 'mode: entry\nplatform: training\n')).toEqual([])
    expect(await agreed(script('SM_MODEL_DIR'), 'mode: entry\nplatform: processing\n')).toHaveLength(1)
  })
})

test('what a script writes into its environment it may read', async () => {
  expect(await agreed(`import os\nos.environ["MINE"] = "1"\n${mainOf('os.environ["MINE"]')}`, '')).toEqual([])
})

test('an environment that is handed on as a whole is a note', async () => {
  expect(await agreed(mainOf('run(**environ_vars)'), env)).toMatchInlineSnapshot(`
    [
      "note step.py:2 \`run(**environ_vars)\` is not followed, so nothing is said of environment variables that are never used",
    ]
  `)
})

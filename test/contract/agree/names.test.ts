import { describe, expect, test } from 'vitest'
import { agreed, mainOf } from '../../support/agreed.ts'

const ports = `inputs:
  payload_sample: { files: a.csv }
  extra: { files: a.csv, required: false }
outputs:
  result: { files: b.csv }
`
const good = ['input_paths["payload_sample"]', 'input_paths.get("extra")', 'output_paths["result"]']

test('a script that reads what its contract declares agrees', async () => {
  expect(await agreed(mainOf(...good), ports)).toEqual([])
})

test('names that only one side has are told, with the nearest one', async () => {
  const script = mainOf('input_paths["payload_sampel"]', 'input_paths.get("extra")', 'output_paths["reslt"]')
  expect(await agreed(script, ports)).toMatchInlineSnapshot(`
    [
      "error step.py:2 Unexpected use of \`input_paths["payload_sampel"]\` in \`step\`, expected \`payload_sample\` or \`extra\`, write \`payload_sample\`, or declare \`payload_sampel\` under \`inputs\`",
      "error step.py:4 Unexpected use of \`output_paths["reslt"]\` in \`step\`, expected \`result\`, write \`result\`, or declare \`reslt\` under \`outputs\`",
    ]
  `)
})

test('a contract without ports is told apart', async () => {
  expect(await agreed(mainOf('input_paths["config_input"]'), '')).toMatchInlineSnapshot(`
    [
      "error step.py:2 Unexpected use of \`input_paths["config_input"]\` in \`step\`, expected no input, since the contract declares none, declare \`config_input\` under \`inputs\`",
    ]
  `)
})

test('a name that is asked for softly is a warning, unless its nearest is never read', async () => {
  const unknown = await agreed(mainOf(...good, 'input_paths.get("other_thing")'), ports)
  expect(unknown).toMatchInlineSnapshot(`
    [
      "warning step.py:5 Unexpected use of \`input_paths.get("other_thing")\` in \`step\`, expected \`payload_sample\` or \`extra\`, declare \`other_thing\` under \`inputs\`",
    ]
  `)
  const misspelt = await agreed(mainOf('input_paths.get("payload_sampl")', ...good.slice(1)), ports)
  expect(misspelt).toMatchInlineSnapshot(`
    [
      "error step.py:2 Unexpected use of \`input_paths.get("payload_sampl")\` in \`step\`, expected \`payload_sample\` or \`extra\`, write \`payload_sample\`, or declare \`payload_sampl\` under \`inputs\`",
    ]
  `)
})

test('a demand of what may be missing is told', async () => {
  const script = mainOf('input_paths["payload_sample"]', 'input_paths["extra"]', 'output_paths["result"]')
  expect(await agreed(script, ports)).toMatchInlineSnapshot(`
    [
      "error step.py:3 Unexpected demand of \`input_paths["extra"]\`, an input that may be missing, in \`step.extra\`, expected \`input_paths.get("extra")\`, write that in the script, or \`required: true\` at \`extra\`",
    ]
  `)
})

describe('a demand of what may be missing is fine', () => {
  const ways: Record<string, string[]> = {
    'behind a test': ['if "extra" in input_paths:', '    input_paths["extra"]'],
    'behind another condition': ['if job_args:', '    input_paths["extra"]'],
    'in one branch of an expression': ['x = input_paths["extra"] if job_args else None'],
    'after `get`': ['if input_paths.get("extra"):', '    input_paths["extra"]'],
    'where its lack is caught': ['try:', '    input_paths["extra"]', 'except KeyError:', '    pass'],
    'in a function that is called behind a test': [
      'def deep():',
      '    return input_paths["extra"]',
      'if "extra" in input_paths:',
      '    deep()',
    ],
  }
  test.for(Object.entries(ways))('%s', async ([, lines]) => {
    expect(await agreed(mainOf(...good.filter((line) => !line.includes('extra')), ...lines), ports)).toEqual([])
  })
})

describe('a demand of what may be missing is one', () => {
  const ways: Record<string, string[]> = {
    'where its lack is raised': ['if "extra" not in input_paths:', '    raise ValueError("extra")'],
    'where its lack ends the script': ['import sys', 'if not input_paths.get("extra"):', '    sys.exit(1)'],
    'where its lack is caught and raised again': [
      'try:',
      '    input_paths["extra"]',
      'except Exception as error:',
      '    print(error)',
      '    raise',
    ],
    'through a helper': ['def read(paths, key):', '    return paths[key]', 'read(input_paths, "extra")'],
    'through a loop over names': ['for key in ("payload_sample", "extra"):', '    input_paths[key]'],
    'through an alias': ['paths = dict(input_paths)', 'paths["extra"]'],
    'through `pop`': ['input_paths.pop("extra")'],
  }
  test.for(Object.entries(ways))('%s', async ([, lines]) => {
    const told = await agreed(mainOf(...good.filter((line) => !line.includes('extra')), ...lines), ports)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('demand of `input_paths["extra"]`, an input that may be missing')
  })
})

describe('what a script is given is followed', () => {
  const ways: Record<string, string> = {
    'under other names of the parameters': 'def main(a, b, c, d=None):\n    a["x"]\n',
    'into a function of the file': `def load(paths):\n    return paths["x"]\n\n${mainOf('load(input_paths)')}`,
    'into a function, by name': `def load(*, paths):\n    return paths["x"]\n\n${mainOf('load(paths=input_paths)')}`,
    'into a function below': `${mainOf('load(input_paths)')}\ndef load(paths):\n    return paths["x"]\n`,
    'into an object': `class Job:\n    def __init__(self, paths):\n        self.paths = paths\n    def run(self):\n        return self.paths["x"]\n\n${mainOf('Job(input_paths).run()')}`,
    'into a dictionary': mainOf('all = {"in": input_paths}', 'all["in"]["x"]'),
    'into a lambda': mainOf('f = lambda key: input_paths["x"]'),
    'through a constant': `KEY = "x"\n${mainOf('input_paths[KEY]')}`,
    'through what a function returns': `def same(d):\n    return d\n\n${mainOf('same(input_paths)["x"]')}`,
    'through `copy`, `or` and a walrus': mainOf('(d := (input_paths or {}).copy())["x"]'),
    'into a module beside it': `from helper import load\n${mainOf('load(input_paths)')}`,
    'into a module by its name': `import helper as h\n${mainOf('h.load(input_paths)')}`,
    'into a package beside it': `from lib.inner import load\n${mainOf('load(input_paths)')}`,
  }
  const helper = 'def load(paths):\n    return paths["x"]\n'
  test.for(Object.entries(ways))('%s', async ([, script]) => {
    const told = await agreed(script, '', { 'helper.py': helper, 'lib/__init__.py': '', 'lib/inner.py': helper })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^(error|warning) \S+:\d+ Unexpected use of `input_paths\["x"\]` in `step`/)
  })
})

describe('a name that is computed is a note, and nothing is said to be unused', () => {
  const ways: Record<string, string[]> = {
    'in an f-string': ['input_paths[f"{job_args}_x"]'],
    'in a loop over all': ['for name, path in input_paths.items():', '    open(path)'],
    'handed on as a whole': ['import json', 'json.loads(**input_paths)'],
    'handed to a library': ['import lib', 'lib.load(input_paths)'],
    'out of a variable': ['input_paths[open("x").read()]'],
  }
  test.for(Object.entries(ways))('%s', async ([, lines]) => {
    const told = await agreed(mainOf(...lines, 'output_paths["result"]'), ports)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^note step.py:\d+ `.*` is not followed, so nothing is said of inputs that are never used$/)
  })
})

test('what a script only prints is not read', async () => {
  expect(await agreed(mainOf(...good, 'print(input_paths)', 'f"{input_paths}"', 'len(input_paths)'), ports)).toEqual([])
})

test('what a script sets itself is not asked for', async () => {
  const script = mainOf(...good, 'input_paths["own"] = "x"', 'input_paths["own"]')
  expect(await agreed(script, ports)).toEqual([])
})

test('what only the block at the end reads does not matter to a script that is called', async () => {
  const script = `${mainOf(...good)}\nif __name__ == "__main__":\n    import os\n    os.environ["NEEDED"]\n    main({"other": "/x"}, {}, {}, None)\n`
  expect(await agreed(script, ports)).toEqual([])
})

test('a function that nobody calls reads nothing', async () => {
  expect(await agreed(`import os\ndef lost():\n    os.environ["X"]\n${mainOf(...good)}`, ports)).toEqual([])
})

test('a function that is handed to somebody is called', async () => {
  const script = `import os\ndef row(each):\n    return os.environ["X"]\n${mainOf(...good, 'frame().apply(row)')}`
  expect(await agreed(script, ports)).toMatchInlineSnapshot(`
    [
      "warning step.py:3 Unexpected use of \`environ_vars["X"]\` in \`step\`, expected no environment variable, since the contract declares none, declare \`X\` under \`env\`",
    ]
  `)
})

test('functions that call each other come to an end', async () => {
  const script = `def a(d, n):\n    return b(d, n + "x")\ndef b(d, n):\n    return a(d, n)\n${mainOf(...good, 'a(input_paths, "x")')}`
  expect(await agreed(script, ports)).toEqual([
    'note step.py:3 `def b(d, n): return a(d, n)` is not followed, so nothing is said of inputs that are never used',
  ])
})

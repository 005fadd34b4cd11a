import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Pipeline } from '../../src/model/pipeline.ts'
import { loadPipeline } from '../../src/pipeline/load.ts'
import { contract, port } from '../support/declared.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const free = { required: false }
const declared = contract([port('in', {})], [port('out', {})], {
  env: { A: free, B: free, C: free },
  args: { d: '', e: '' },
})

const load = (text: string): Pipeline =>
  loadPipeline(join(folder({ 'shop.pipeline.yaml': text }), 'shop.pipeline.yaml'), () => declared)

const steps = 'steps: { a: a.yaml, b: b.yaml }\n'

test('a few lines are a pipeline', () => {
  const made = load(`name: shop\n${steps}edges: { b.in: a.out }\ncases:\n  a:\n    - name: one\n`)
  expect(made).toMatchObject({ name: 'shop', at: { line: 1 }, edges: [{ from: { step: 'a' }, to: { step: 'b' } }] })
  expect(made.steps['a']?.cases).toHaveLength(1)
})

test('numbers in environments and arguments keep their source text', () => {
  const made = load(`steps:
  a: { contract: a.yaml, env: { A: 1.0, B: 007, C: yes }, args: { d: 1e3, e: true } }
cases:
  a:
    - { name: one, env: { A: 2.50 }, args: { d: 0x1F } }
`)
  expect(made.steps['a']).toMatchObject({
    env: { A: '1.0', B: '007', C: 'yes' },
    args: { d: '1e3', e: 'true' },
    cases: [{ env: { A: '2.50' }, args: { d: '0x1F' } }],
  })
})

test('rows keep their types', () => {
  const made = load(
    `${steps}cases:\n  a:\n    - { name: one, inputs: { in: { rows: [{ id: 1.0, ok: true, x: null, y: "1" }] } } }\n`,
  )
  expect(made.steps['a']?.cases[0]?.inputs['in']).toEqual({
    kind: 'rows',
    rows: [{ id: 1, ok: true, x: null, y: '1' }],
  })
})

test('a step without a contract is a node without a script, which may have a source', () => {
  const made = load(
    'steps:\n  store: { source: { local: raw } }\n  a: a.yaml\n  shelf:\n  desk: {}\nedges: { a.in: store, shelf: a.out, desk.top: a }\n',
  )
  expect(Object.keys(made.steps)).toEqual(['a'])
  expect(made.outside).toMatchObject({
    store: { source: { kind: 'local' }, at: { line: 2, column: 3 } },
    shelf: { name: 'shelf' },
    desk: { name: 'desk' },
  })
  expect(made.outside['shelf']).not.toHaveProperty('source')
  expect(made.edges).toHaveLength(3)
})

test('a step whose contract names no script is one too, with the ports that are known', () => {
  const scriptless = { ...declared, scriptless: true as const }
  const file = join(folder({ 'p.yaml': steps }), 'p.yaml')
  const { steps: made, outside } = loadPipeline(file, (named) => (named === 'b.yaml' ? scriptless : declared))
  expect(Object.keys(made)).toEqual(['a'])
  expect(outside).toMatchObject({ b: { name: 'b', contract: scriptless } })
})

test('two cases of a step have two names', async () => {
  const text = `${steps}cases:\n  a:\n    - name: one\n    - name: two\n    - name: one\n`
  expect(await thrown(() => load(text))).toMatchInlineSnapshot(`
    "Unexpected second case \`one\` in this list, expected a name of its own, change the value
      in   shop.pipeline.yaml:6:7
      see  docs/errors.md#pp004"
  `)
})

const bomb = `x0: &x0 [y]\n${Array.from({ length: 9 }, (_, index) => `x${index + 1}: &x${index + 1} [${`*x${index}, `.repeat(9)}]`).join('\n')}\n`

test.each([
  [
    'an unknown key',
    `${steps}egdes: {}\n`,
    'Unexpected key `egdes` in the pipeline, expected `name`, `description`, `dag`, `config`, `steps`, `edges`, `paths`, `gates`, `kinds`, `checks` or `cases`, write `edges`',
    '2:1',
  ],
  [
    'an unknown key of a step',
    'steps:\n  a: { contract: a.yaml, envs: {} }\n',
    'Unexpected key `envs` in `steps.a`, expected `contract`, `env`, `args`, `expect`, `gates`, `sources`, `limits`, `runner`, `python` or `kinds`, write `env`',
    '2:26',
  ],
  [
    '`__proto__` in a step',
    'steps:\n  a: { contract: a.yaml, __proto__: {} }\n',
    'Unexpected key `__proto__` in `steps.a`',
    '2:26',
  ],
  ['no steps', 'name: x\n', 'Unexpected end of the pipeline, expected the key `steps`, add it', '1:1'],
  ['empty steps', 'steps: {}\n', 'Unexpected map in `steps`, expected at least one entry', '1:8'],
  ['steps in a list', 'steps: [a.yaml]\n', 'Unexpected list in `steps`, expected a map', '1:8'],
  ['an empty file', '', 'Unexpected nothing in the pipeline, expected a map', '1:1'],
  [
    'a step without a contract',
    'steps:\n  a: { env: {} }\n',
    'Unexpected end of `steps.a`, expected the key `contract`, add it',
    '2:6',
  ],
  ['a step that is a list', 'steps:\n  a: []\n', 'Unexpected list in `steps.a`, expected text or nothing', '2:6'],
  [
    'a source of a script',
    'steps:\n  a: { contract: a.yaml, source: { local: x } }\n',
    'Unexpected key `contract` in `steps.a`, expected `source`, remove it',
    '2:8',
  ],
  [
    'cases of a node without a script',
    'steps:\n  a:\n  b: b.yaml\ncases:\n  a: []\n',
    'Unexpected cases of `a` in `cases`, expected those of a step with a script, give it a `contract`',
    '5:3',
  ],
  [
    'a name with a dot',
    'steps:\n  a.b: x.yaml\n',
    'Unexpected name `a.b` in `steps`, expected letters, digits, `_` and `-`',
    '2:3',
  ],
  [
    'an end of three parts',
    `${steps}edges:\n  a.b.c: a\n`,
    'Unexpected name `a.b.c` in `edges`, expected `step` or `step.port`',
    '3:3',
  ],
  [
    'an end with a space',
    `${steps}edges:\n  b: a .x\n`,
    'Unexpected `a .x` in `edges.b`, expected `step` or `step.port`',
    '3:6',
  ],
  [
    'a case without a name',
    `${steps}cases:\n  a:\n    - {}\n`,
    'Unexpected end of `cases.a.0`, expected the key `name`, add it',
    '4:7',
  ],
  [
    'two sources',
    `${steps}cases:\n  a:\n    - { name: x, inputs: { in: { local: x, rows: [] } } }\n`,
    'Unexpected map in `cases.a.0.inputs.in`, expected one entry',
    '4:32',
  ],
  [
    'a sample without a path',
    `${steps}cases:\n  a:\n    - { name: x, inputs: { in: { like: { rows: 3 } } } }\n`,
    'Unexpected end of `cases.a.0.inputs.in.like`, expected the key `path`, add it',
    '4:40',
  ],
  [
    'a sample that is asked for something else',
    `${steps}cases:\n  a:\n    - { name: x, inputs: { in: { like: { path: a, row: 3 } } } }\n`,
    'Unexpected key `row` in `cases.a.0.inputs.in.like`, expected `path`, `rows`, `seed` or `anonymise`, write `rows`',
    '4:51',
  ],
  [
    'a fraction above 1',
    `${steps}cases:\n  a:\n    - { name: x, inputs: { in: { generated: { columns: { c: { nullFraction: 2 } } } } } }\n`,
    'Unexpected `2` in `cases.a.0.inputs.in.generated.columns.c.nullFraction`, expected at most 1',
    '4:77',
  ],
  [
    'an expression that is none',
    `${steps}cases:\n  a:\n    - { name: x, expect: { fails: /(/ } }\n`,
    'Unexpected `/(/` in `expect.fails`, expected a text or a regular expression',
    '4:35',
  ],
  [
    'a second producer',
    `${steps}edges:\n  b.in: [a.out, a]\n`,
    'Unexpected second producer of `b.in` (`a.out` and `a`), expected one',
    '3:3',
  ],
  ['a cycle', `${steps}edges:\n  b.in: a.out\n  a.in: b.out\n`, 'Unexpected cycle `a` -> `b` -> `a`', '4:3'],
  ['an unknown step', `${steps}edges:\n  b: c\n`, 'Unexpected step `c`, expected `a` or `b`, add it to `steps`', '3:3'],
  ['an unknown input', `${steps}edges:\n  b.inn: a\n`, 'Unexpected input `inn`, expected `in`, write `in`', '3:3'],
  ['cases of an unknown step', `${steps}cases:\n  c: []\n`, 'Unexpected step `c`, expected `a` or `b`', '3:3'],
  ['broken YAML', `${steps}edges: [\n`, 'Unexpected YAML (', '3:1'],
  ['a key twice', `${steps}${steps}`, 'Unexpected YAML (Map keys must be unique)', '2:1'],
  ['an alias bomb', `${bomb}steps: *x9\n`, 'Unexpected YAML (Excessive alias count', '2:10'],
])('%s is refused at its place', async (...[, text, words, place]) => {
  const said = await thrown(() => load(text))
  expect(said).toContain(words)
  expect(said).toContain(`\n  in   shop.pipeline.yaml:${place}\n`)
})

test('a pipeline that is not there is refused, and the one meant is named', async () => {
  const dir = folder({ 'shop.pipeline.yaml': '' })
  expect(await thrown(() => loadPipeline(join(dir, 'shop.pipelin.yaml'), () => declared))).toMatchInlineSnapshot(`
    "Unexpected path \`shop.pipelin.yaml\`, expected a file that exists, write \`shop.pipeline.yaml\`
      see  docs/errors.md#pp001"
  `)
})

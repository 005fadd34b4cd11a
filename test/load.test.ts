import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PipeproofError } from '../src/errors.ts'
import { makeContract, makePipeline, readContract, readPipeline } from '../src/load.ts'
import { folder } from './support/folder.ts'
import { thrown } from './support/messages.ts'

const script = 'def main(a, b):\n  pass\n'
const inputs = 'script: a.py\ninputs: { raw: { files: a.csv, columns: { id: {} } } }\n'

test('a step runs on the cases of its contract, then on those of the pipeline', () => {
  const dir = folder({
    'a.py': script,
    'a.yaml': `${inputs}cases: [{ name: one }]\n`,
    'p.yaml': 'steps: { x: a.yaml, y: a.yaml }\ncases: { y: more.yaml }\n',
    'more.yaml': '- name: two\n',
  })
  const { steps } = readPipeline(join(dir, 'p.yaml'))
  expect(Object.values(steps).map(({ cases }) => cases.map(({ name }) => name))).toEqual([['one'], ['one', 'two']])
})

test('two cases of one name are refused, wherever they stand', async () => {
  const dir = folder({
    'a.py': script,
    'a.yaml': `${inputs}cases: [{ name: one }]\n`,
    'p.yaml': 'steps: { x: a.yaml }\ncases: { x: [{ name: One }] }\n',
  })
  expect(await thrown(() => readPipeline(join(dir, 'p.yaml')))).toMatchInlineSnapshot(`
    "Unexpected second case \`One\` in this list, expected a name of its own, change the value
      in   p.yaml:2:14
      see  docs/errors.md#pp004"
  `)
})

test('a check of a name that there is not is refused, however the contract is loaded', async () => {
  const dir = folder({
    'a.py': script,
    'a.yaml': `${inputs}checks: { raw: [noNull: id] }\n`,
    'p.yaml': 'steps: { x: a.yaml }\n',
  })
  const at = { file: join(dir, 'a.yaml'), line: 3, column: 17 }
  const written = { script: 'a.py', inputs: { raw: { files: 'a.csv' } }, checks: { raw: [{ noNull: 'id' }] } }
  const said = await Promise.all([
    thrown(() => readContract(join(dir, 'a.yaml'))),
    thrown(() => readPipeline(join(dir, 'p.yaml'))),
    thrown(() => makeContract(written, at)),
  ])
  expect(new Set(said).size).toBe(1)
  expect(said[0]).toMatchInlineSnapshot(`
    "Unexpected key \`noNull\` in \`checks\`, expected \`hasColumns\`, \`strictSchema\`, \`hasType\`, \`oneType\`, \`noNulls\`, \`range\`, \`oneOf\`, \`matches\`, \`hasFormat\`, \`textLength\`, \`unique\`, \`increasing\` or 28 more, write \`noNulls\`
      in   a.yaml:3:17
      see  docs/errors.md#pp003"
  `)
})

test('contracts that are values are steps, alone or with an environment', () => {
  const at = { file: join(folder({ 'a.py': script, 'b.yaml': 'script: a.py\n' }), 'x.test.ts'), line: 1, column: 1 }
  const a = makeContract({ script: 'a.py', env: { A: '0' }, outputs: { out: { files: 'a.csv' } } }, at)
  const b = makeContract({ script: 'a.py', inputs: { in: { files: 'a.csv' } } }, at)
  const steps = { a: { contract: a, env: { A: 1 } }, b, c: 'b.yaml' }
  const made = makePipeline({ steps, edges: { 'b.in': 'a.out' } }, at)
  expect(made.steps).toMatchObject({
    a: { contract: a, env: { A: '1' } },
    b: { contract: b },
    c: { contract: { name: 'b' } },
  })
  expect(made.edges).toMatchObject([{ from: { step: 'a', port: 'out' }, to: { step: 'b', port: 'in' } }])
})

test.each([[null], [{}], [{ steps: 7 }], [{ steps: [] }], [{ steps: { a: { contract: 7 } } }], [{ steps: { a: 7 } }]])(
  'a pipeline that is %j is refused',
  (written) => {
    const at = { file: '/p/x.test.ts', line: 1, column: 1 }
    // what no compiler has seen
    expect(() => makePipeline(written as never, at)).toThrow(PipeproofError)
  },
)

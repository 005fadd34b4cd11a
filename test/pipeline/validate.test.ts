import { expect, test } from 'vitest'
import type { Case, Pipeline } from '../../src/model/pipeline.ts'
import { validate } from '../../src/pipeline/validate.ts'
import { contract, pipeline, port, step } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const steps = [
  step('clean', contract([port('raw', {})], [port('data', {})])),
  step('train', contract([port('data', {})], [port('model', {})])),
]

const at = { file: 'shop.pipeline.yaml', line: 9, column: 3 }

const way = (inputs: Case['inputs'] = {}): Case => ({ name: 'a case', inputs, env: {}, args: {}, expect: {}, at })

const validated = (edges: string[], cases: Record<string, Case[]> = {}): Pipeline => {
  const made = pipeline(steps, edges)
  return validate({ ...made, edges: made.edges.map((edge) => ({ ...edge, at })), cases }, () => at)
}

test('names that are there are right, and each step gets its own cases', () => {
  const made = validated(['clean.data -> train.data'], { train: [way({ data: { kind: 'generated' } })] })
  expect(Object.values(made.steps).map(({ name, cases }) => [name, cases.map((item) => item.name)])).toEqual([
    ['clean', []],
    ['train', ['a case']],
  ])
  expect(made).not.toHaveProperty('cases')
})

test('a step with a name out of JavaScript has no cases of its own', () => {
  const odd = pipeline([step('constructor', contract([], []))])
  expect(validate({ ...odd, cases: {} }, () => at).steps['constructor']?.cases).toEqual([])
})

test.each([
  [
    'a step of an input',
    ['clean.data -> trian.data'],
    'Unexpected step `trian`, expected `clean` or `train`, write `train`',
  ],
  [
    'a step of an output',
    ['toString.x -> train.data'],
    'Unexpected step `toString`, expected `clean` or `train`, add it to `steps`',
  ],
  ['an input', ['clean.data -> train.date'], 'Unexpected input `date`, expected `data`, write `data`'],
  [
    'an output',
    ['clean.modell -> train.data'],
    "Unexpected output `modell`, expected `data`, declare it in the contract's `outputs`",
  ],
  [
    'a second producer',
    ['clean.data -> train.data', 'clean -> train.data'],
    'Unexpected second producer of `train.data` (`clean.data` and `clean`), expected one, remove one of these edges, or write `merge: true` at the input',
  ],
  [
    'a cycle',
    ['clean.data -> train.data', 'train.model -> clean.raw'],
    'Unexpected cycle `clean` -> `train` -> `clean`, expected steps that can be put in order, remove one of these edges',
  ],
])('%s that is not right is refused at its place', async (_, edges, words) => {
  expect((await thrown(() => validated(edges))).split('\n  see')[0]).toBe(`${words}\n  in   shop.pipeline.yaml:9:3`)
})

test('cases of a step or an input that is not there are refused', async () => {
  expect(await thrown(() => validated([], { trains: [] }))).toMatchInlineSnapshot(`
    "Unexpected step \`trains\`, expected \`clean\` or \`train\`, write \`train\`
      in   shop.pipeline.yaml:9:3
      see  docs/errors.md#pp008"
  `)
  expect(await thrown(() => validated([], { train: [way({ dat: { kind: 'generated' } })] }))).toMatchInlineSnapshot(`
    "Unexpected input \`dat\`, expected \`data\`, write \`data\`
      in   shop.pipeline.yaml:9:3
      see  docs/errors.md#pp009"
  `)
})

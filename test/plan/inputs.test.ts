import { expect, test } from 'vitest'
import type { DataSpec } from '../../src/model/data.ts'
import { aloneInputs, chainCase } from '../../src/plan/inputs.ts'
import { contract, link, port, step } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const columns = { id: {} }
const evaluate = step(
  'evaluate',
  contract([port('data', columns), port('model', undefined), port('extra', undefined, { required: false })], []),
)

const links = [link('clean.out -> evaluate.data'), link('train.model -> evaluate.model')]
const local: DataSpec = { kind: 'local', path: '/data' }
const upstream = (name: string, output: string): DataSpec => ({ kind: 'upstream', step: name, port: output })

test('a step alone gets data made for it, and opaque files from upstream', () => {
  expect(aloneInputs(evaluate, {}, { links, sources: {} })).toEqual({
    data: { kind: 'generated' },
    model: upstream('train', 'model'),
  })
})

test('what a case gives goes before what a user names, and that before all else', () => {
  const rows: DataSpec = { kind: 'rows', rows: [] }
  const sources = { 'evaluate.data': local, 'evaluate.model': local, 'other.extra': local }
  expect(aloneInputs(evaluate, { data: rows }, { links, sources })).toEqual({ data: rows, model: local })
})

test('a step in its pipeline gets what its edges bring', () => {
  const sources = { 'evaluate.data': local, 'evaluate.extra': local }
  expect(chainCase(evaluate, { links, sources })).toEqual({
    name: 'in its pipeline',
    inputs: { data: upstream('clean', 'out'), model: upstream('train', 'model'), extra: local },
    env: {},
    args: {},
    expect: {},
  })
})

test('the first step of a pipeline gets what a user names, else data made for it', () => {
  const clean = step('clean', contract([port('raw', columns), port('constructor', columns)], []))
  const raw = (sources: Record<string, DataSpec>): object => chainCase(clean, { links: [], sources }).inputs
  expect(raw({ 'clean.raw': local })).toEqual({ raw: local, constructor: { kind: 'generated' } })
  expect(aloneInputs(clean, {}, { links: [], sources: {} })).toEqual({
    raw: { kind: 'generated' },
    constructor: { kind: 'generated' },
  })
})

test('opaque files that come from nowhere are refused', async () => {
  expect(await thrown(() => aloneInputs(evaluate, {}, { links: [], sources: {} }))).toMatchInlineSnapshot(`
    "Unexpected input \`evaluate.model\` without data (its files are opaque and no edge feeds it), expected a source, write \`evaluate.model: STEP.OUTPUT\` under \`edges\`, or name a source for it
      see  docs/errors.md#pp014"
  `)
  expect(await thrown(() => chainCase(evaluate, { links: [], sources: {} }))).toContain('`evaluate.model`')
})

const all = (more: object): object =>
  chainCase(step('all', contract([port('parts', columns, more)], [])), {
    links: [link('a.x -> all.parts'), link('b.y -> all.parts'), link('c.z -> all.parts')],
    sources: {},
  }).inputs

test('an input that may be merged gets what all its edges bring, another the first', () => {
  expect(all({ merge: true })).toEqual({
    parts: {
      ...upstream('a', 'x'),
      also: [
        { step: 'b', port: 'y' },
        { step: 'c', port: 'z' },
      ],
    },
  })
  expect(all({})).toEqual({ parts: upstream('a', 'x') })
})

test('opaque files from a node without a script are refused with the line that names a source', async () => {
  const outer = [{ from: { step: 'store' }, to: { step: 'evaluate', port: 'model' } }]
  expect(await thrown(() => chainCase(evaluate, { links: [], outer, sources: {} }))).toMatchInlineSnapshot(`
    "Unexpected input \`evaluate.model\` without data (its files are opaque and \`store\` has no script), expected a source, write \`store: { source: { local: PATH } }\` under \`steps\`, or name a source for it
      see  docs/errors.md#pp014"
  `)
})

import { expect, test } from 'vitest'
import type { Pipeline } from '../../src/model/pipeline.ts'
import { wire } from '../../src/pipeline/wire.ts'
import { contract, pipeline, port, step } from '../support/declared.ts'
import { messages } from '../support/messages.ts'

const columns = { id: {} }
const ports = (...names: string[]): ReturnType<typeof port>[] => names.map((name) => port(name, columns))

const linksOf = (made: Pipeline): string[] =>
  wire(made).links.map(({ from, to }) => `${from.step}.${from.port} -> ${to.step}.${to.port}`)

const clean = step('clean', contract([], ports('data', 'report')))
const train = step('train', contract(ports('data', 'config'), ports('model')))

test('an edge that names its ports is taken at its word', () => {
  expect(linksOf(pipeline([clean, train], ['clean.report -> train.config']))).toEqual(['clean.report -> train.config'])
})

test('an edge that names none is wired by equal names', () => {
  expect(linksOf(pipeline([clean, train], ['clean -> train']))).toEqual(['clean.data -> train.data'])
  expect(linksOf(pipeline([clean, train], ['clean -> train.data']))).toEqual(['clean.data -> train.data'])
  expect(linksOf(pipeline([clean, train], ['clean.data -> train']))).toEqual(['clean.data -> train.data'])
})

test('what has no equal is wired by its aliases', () => {
  const evaluate = step('evaluate', contract([port('weights', columns, { aliases: ['model'] }), ...ports('data')], []))
  expect(linksOf(pipeline([train, evaluate], ['train -> evaluate']))).toEqual(['train.model -> evaluate.weights'])
})

test('an input that an edge names is left to that edge', () => {
  const other = step('other', contract([], ports('data', 'config')))
  const made = pipeline([clean, other, train], ['clean.report -> train.data', 'other -> train'])
  expect(linksOf(made)).toEqual(['clean.report -> train.data', 'other.config -> train.config'])
  expect(wire(made).findings).toEqual([])
})

test('an edge that carries nothing is a finding', () => {
  const odd = step('odd', contract([], ports('something')))
  expect(messages(wire(pipeline([odd, train], ['odd -> train'])).findings)).toMatchInlineSnapshot(
    `"edge-without-data: Unexpected edge \`odd\` -> \`train\` without data, expected an output (\`something\`) named like an input (\`data\` and \`config\`), write \`train.data: odd.something\` under \`edges\`"`,
  )
  const nothing = step('nothing', contract([], []))
  expect(messages(wire(pipeline([nothing, clean], ['nothing -> clean'])).findings)).toMatchInlineSnapshot(
    `"edge-without-data: Unexpected edge \`nothing\` -> \`clean\` without data, expected an output (nothing) named like an input (nothing), declare both ports in their contracts, or remove the edge"`,
  )
})

test('two edges that are wired to one input are a finding', () => {
  const again = step('again', contract([], ports('data')))
  expect(
    messages(wire(pipeline([clean, again, train], ['clean -> train', 'again -> train'])).findings),
  ).toMatchInlineSnapshot(
    `"second-producer: Unexpected second producer \`again.data\` of \`train.data\`, expected only \`clean.data\`, name the ports: \`train.data: again.data\`, or write \`merge: true\` at the input"`,
  )
})

test('an opaque input that nothing feeds is a finding, unless it is optional or can be made', () => {
  const evaluate = step(
    'evaluate',
    contract([port('model'), port('extra', undefined, { required: false }), port('data', columns)], []),
  )
  expect(messages(wire(pipeline([evaluate])).findings)).toMatchInlineSnapshot(
    `"input-without-producer: Unexpected input \`evaluate.model\` without a producer, expected an edge that feeds it, or columns to generate its data from, write \`model: { source: { local: PATH } }\` under \`steps\` and \`evaluate.model: model\` under \`edges\` for data of yours"`,
  )
})

test('a variable that nobody gives a value is a finding', () => {
  const env = {
    A: { required: true },
    B: { required: true, example: 'x' },
    C: { required: false },
    constructor: { required: true },
  }
  const made = (given: Record<string, string>): Pipeline =>
    pipeline([step('clean', contract([], [], { env }), { env: given })])
  expect(messages(wire(made({})).findings)).toMatchInlineSnapshot(`
    "variable-without-value: Unexpected environment variable \`A\` without a value in \`clean\`, expected a default, an example or a value of the step, write \`env: { A: VALUE }\` at the step
    variable-without-value: Unexpected environment variable \`constructor\` without a value in \`clean\`, expected a default, an example or a value of the step, write \`env: { constructor: VALUE }\` at the step"
  `)
  expect(wire(made({ A: '', constructor: 'x' })).findings).toEqual([])
})

const rows = { id: { type: 'integer' as const }, amount: { type: 'number' as const } }
const split = step('split', contract([], [port('train_rows', rows), port('test_rows', rows), port('report')]))

test('what no name tells is wired to what is most alike, and the line that settles it is told', () => {
  const fit = step('fit', contract([port('rows_to_train', rows)], []))
  const made = pipeline([split, fit], ['split -> fit'])
  expect(linksOf(made)).toEqual(['split.train_rows -> fit.rows_to_train'])
  expect(wire(made).findings.map(({ severity }) => severity)).toEqual(['warning'])
  expect(messages(wire(made).findings)).toMatchInlineSnapshot(
    `"fuzzy-match: Unexpected pair \`split.train_rows\` -> \`fit.rows_to_train\` that is only alike, expected ports with equal names or aliases, write \`fit.rows_to_train: split.train_rows\` under \`edges\` if they are meant"`,
  )
})

test('what is as much alike as another is not wired, and the lines to choose from are told', () => {
  const fit = step('fit', contract([port('rows', rows)], []))
  const made = pipeline([split, fit], ['split -> fit'])
  expect(linksOf(made)).toEqual([])
  expect(messages(wire(made).findings)).toMatchInlineSnapshot(
    `"tied-match: Unexpected edge \`split\` -> \`fit\` that may mean 2 pairs of ports, expected one that is closest, write \`fit.rows: split.train_rows\` or \`fit.rows: split.test_rows\` under \`edges\`"`,
  )
  expect(linksOf(pipeline([split, fit], ['split.test_rows -> fit.rows']))).toEqual(['split.test_rows -> fit.rows'])
})

test('two aliases for one input are a question, not a choice', () => {
  const fit = step('fit', contract([port('rows', rows, { aliases: ['train_rows', 'test_rows'] })], []))
  const made = pipeline([split, fit], ['split -> fit'])
  expect(linksOf(made)).toEqual([])
  expect(wire(made).findings.map(({ code }) => code)).toEqual(['tied-match'])
})

test('nothing is guessed at an input that another edge certainly feeds', () => {
  const other = step('other', contract([], [port('rows_to_train', rows)]))
  const fit = step('fit', contract([port('rows_to_train', rows)], []))
  const made = pipeline([split, other, fit], ['split -> fit', 'other -> fit'])
  expect(linksOf(made)).toEqual(['other.rows_to_train -> fit.rows_to_train'])
  expect(wire(made).findings.map(({ code }) => code)).toEqual(['edge-without-data'])
})

test('an input that nothing feeds is told with the output that is most like it, of the steps that may come before', () => {
  const late = step('late', contract([port('model')], [port('final_model')]))
  const evaluate = step('evaluate', contract([port('trained_model')], [port('scores')]))
  const after = step('after', contract([port('scores')], [port('trained_model')]))
  const steps = [step('train', contract([], [port('model_trained')])), evaluate, after, late]
  const made = pipeline(steps, ['evaluate -> after'])
  const advice = Object.fromEntries(wire(made).findings.map((each) => [each.place, each.advice]))
  expect(advice).toEqual({
    'evaluate.trained_model': 'write `evaluate.trained_model: train.model_trained` under `edges`',
    'late.model': 'write `late.model: train.model_trained` under `edges`',
  })
})

test('an edge that only orders carries nothing and feeds nothing', () => {
  const made = pipeline([clean, train])
  const edges = [{ from: { step: 'clean' }, to: { step: 'train' }, kind: 'order' as const }]
  expect(wire({ ...made, edges })).toEqual({ links: [], outer: [], findings: [] })
})

test('a link is of the kind of its edge', () => {
  const edges = [{ from: { step: 'clean' }, to: { step: 'train' }, kind: 'literal' as const }]
  expect(wire({ ...pipeline([clean, train]), edges }).links).toEqual([
    { from: { step: 'clean', port: 'data' }, to: { step: 'train', port: 'data' }, kind: 'literal' },
  ])
})

const outerOf = (made: Pipeline): string[] =>
  wire(made).outer.map(({ from, to }) =>
    [from, to].map(({ step: name, port: of }) => [name, of].filter(Boolean).join('.')).join(' -> '),
  )

const shelved = (made: Pipeline, store: object = {}): Pipeline => ({
  ...made,
  outside: { store: { name: 'store', ...store }, shelf: { name: 'shelf' } },
})

test('what comes from outside feeds the required inputs that nothing else feeds', () => {
  const fit = step(
    'fit',
    contract([port('data'), port('model'), port('extra', undefined, { required: false }), port('config')], []),
  )
  const made = shelved(pipeline([clean, train, fit], ['store -> fit', 'train -> fit', 'clean -> fit']))
  expect(outerOf(made)).toEqual(['store -> fit.config'])
  expect(wire(made).findings).toEqual([])
  const named = shelved(pipeline([fit], ['store -> fit.extra', 'fit -> shelf']))
  expect(outerOf(named)).toEqual(['store -> fit.extra', 'fit -> shelf'])
})

test('what comes from outside with nothing left to feed is a finding', () => {
  const made = shelved(
    pipeline([clean, train], ['clean.data -> train.data', 'clean.report -> train.config', 'store -> train']),
  )
  expect(messages(wire(made).findings)).toMatchInlineSnapshot(
    `"edge-without-data: Unexpected edge \`store\` -> \`train\` without data, expected an input that nothing else feeds, remove the edge, or one that feeds it now"`,
  )
})

test('where the ports of a node without a script are known, they are wired by their names', () => {
  const declared = contract([], [port('config', columns), port('other', columns)])
  const made = shelved(pipeline([train], ['store -> train']), { contract: declared })
  expect(outerOf(made)).toEqual(['store.config -> train.config'])
  expect(wire(made).links).toEqual([])
  const odd = shelved(pipeline([train], ['store -> train']), { contract: contract([], [port('odd')]) })
  expect(outerOf(odd)).toEqual(['store -> train.data', 'store -> train.config'])
})

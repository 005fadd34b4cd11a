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
    `"input-without-producer: Unexpected input \`evaluate.model\` without a producer, expected an edge that feeds it, or columns to generate its data from, write \`evaluate.model: STEP.OUTPUT\` under \`edges\`"`,
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

import { basename, dirname, resolve } from 'node:path'
import type { Contract } from '../model/contract.ts'
import type { DataSpec } from '../model/data.ts'
import type { Location } from '../model/location.ts'
import type { Case, Edge, EdgeEnd, Expectation, Pipeline, Step } from '../model/pipeline.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { expressionIn } from '../shared/expression.ts'
import type { WrittenCase, WrittenPipeline, WrittenSource, WrittenStep } from './written.ts'

/** Gives the contract that a step names; `at` is where it is named. */
export type ContractFinder = (named: string | Contract, at: Location) => Contract

const texts = (values: Record<string, string | number | boolean> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))

function sourceOf({ generated, rows, local }: WrittenSource, folder: string): DataSpec {
  if (rows) return { kind: 'rows', rows }
  if (local !== undefined) return { kind: 'local', path: resolve(folder, local) }
  return { kind: 'generated', ...generated }
}

/** An expression that can not be read would fail no test before its step has run. */
function checkExpectation({ fails }: Expectation, at: Location): void {
  try {
    expressionIn(fails ?? '')
  } catch {
    const facts = { received: `\`${fails}\``, place: '`expect.fails`', expected: 'a text or a regular expression' }
    throw new PipeproofError('wrongValue', facts, { at })
  }
}

function caseOf(written: WrittenCase, doc: SourceDocument, path: (string | number)[]): Case {
  const { name, inputs = {}, env, args, expect = {} } = written
  checkExpectation(expect, doc.at([...path, 'expect', 'fails']))
  const folder = dirname(doc.file)
  const sources = Object.entries(inputs).map(([port, source]) => [port, sourceOf(source, folder)])
  return { name, inputs: Object.fromEntries(sources), env: texts(env), args: texts(args), expect, at: doc.at(path) }
}

const endOf = (text: string): EdgeEnd => {
  const [step = '', port] = text.split('.')
  return port === undefined ? { step } : { step, port }
}

function edgesOf({ edges = {} }: WrittenPipeline<Named>, doc: SourceDocument): Edge[] {
  return Object.entries(edges).flatMap(([to, from]) =>
    [from].flat().map((producer) => ({ from: endOf(producer), to: endOf(to), at: doc.atKey(['edges', to]) })),
  )
}

type Named = string | Contract

const isContract = (written: Named | WrittenStep<Named>): written is Named =>
  typeof written === 'string' || 'script' in written

function stepOf(
  [name, written]: [string, Named | WrittenStep<Named>],
  doc: SourceDocument,
  find: ContractFinder,
): Step {
  const at = doc.atKey(['steps', name])
  const short = isContract(written)
  const { contract, env, args }: WrittenStep<Named> = short ? { contract: written } : written
  const named = doc.at(short ? ['steps', name] : ['steps', name, 'contract'])
  return { name, contract: find(contract, named), env: texts(env), args: texts(args), cases: [], at }
}

/** Fills in what a written pipeline leaves out; its names are not yet checked against each other. */
export function normalise(
  written: WrittenPipeline<Named>,
  doc: SourceDocument,
  find: ContractFinder,
): Pipeline & { cases: Record<string, Case[]> } {
  const steps = Object.entries(written.steps).map((entry) => [entry[0], stepOf(entry, doc, find)])
  const cases = Object.entries(written.cases ?? {}).map(([step, list]) => [
    step,
    list.map((item, index) => caseOf(item, doc, ['cases', step, index])),
  ])
  return {
    name: written.name ?? basename(doc.file).replace(/(\.pipeline)?\.(ya?ml|json)$/, ''),
    file: doc.file,
    steps: Object.fromEntries(steps),
    edges: edgesOf(written, doc),
    cases: Object.fromEntries(cases),
    at: doc.atKey(['name']),
  }
}

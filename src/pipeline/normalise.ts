import { basename } from 'node:path'
import type { Case } from '../model/case.ts'
import type { Contract } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import type { Edge, EdgeEnd, Pipeline, Step } from '../model/pipeline.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { casesOf, texts } from '../shared/cases.ts'
import { schemaCheck } from '../shared/schema.ts'
import schema from './pipeline.schema.json' with { type: 'json' }
import type { WrittenPipeline, WrittenStep } from './written.ts'

/** Gives the contract that a step names; `at` is where it is named. */
export type ContractFinder = (named: string | Contract, at: Location) => Contract

const check = schemaCheck({ definitions: schema.definitions, ...schema.definitions.cases }, 'the cases')

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
    casesOf(list, { doc, path: ['cases', step], check }),
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

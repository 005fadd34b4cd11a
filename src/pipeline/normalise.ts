import { basename } from 'node:path'
import type { Case } from '../model/case.ts'
import type { Contract } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import type { Edge, EdgeEnd, Outside, Pipeline, Step } from '../model/pipeline.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { casesOf, sourceOf } from '../shared/cases.ts'
import { schemaCheck } from '../shared/schema.ts'
import { adjusted, adjustmentOf } from './adjust.ts'
import schema from './pipeline.schema.json' with { type: 'json' }
import type { ToldContract } from './read/reader.ts'
import type { Adjusted, WrittenOutside, WrittenPipeline, WrittenStep } from './written.ts'

/** Gives the contract that a step names; `at` is where it is named. */
export interface ContractFinder {
  (named: string | Contract, at: Location): Contract
  /** Makes one of what another notation tells. */
  make?(told: ToldContract, at: Location): Contract
}

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

type Written = NonNullable<WrittenPipeline<Named>['steps']>[string]
type WithScript = Named | WrittenStep<Named>

const isContract = (written: WithScript): written is Named => typeof written === 'string' || 'script' in written

const hasScript = (written: Written): written is WithScript =>
  typeof written === 'string' || (written !== null && ('script' in written || 'contract' in written))

const adjustments = Object.keys(schema.definitions.step.properties)

const isAdjusted = (written: Written): written is Adjusted =>
  written !== null && !hasScript(written) && adjustments.some((key) => key in written)

function stepOf([name, written]: [string, WithScript], doc: SourceDocument, find: ContractFinder): Step {
  const at = doc.atKey(['steps', name])
  const short = isContract(written)
  const { contract, ...more }: WrittenStep<Named> = short ? { contract: written } : written
  const named = doc.at(short ? ['steps', name] : ['steps', name, 'contract'])
  const step = { name, contract: find(contract, named), env: {}, args: {}, cases: [], at }
  return adjusted(step, adjustmentOf(name, more, doc))
}

function outsideOf(name: string, { source }: WrittenOutside, doc: SourceDocument): Outside {
  return {
    name,
    ...(source && { source: sourceOf(source, doc.at(['steps', name, 'source'])) }),
    at: doc.atKey(['steps', name]),
  }
}

/** The nodes with a script, and the others. */
function nodesOf(
  { steps = {}, dag }: WrittenPipeline<Named>,
  doc: SourceDocument,
  find: ContractFinder,
): Pick<Normalised, 'steps' | 'outside' | 'adjustments'> {
  const [made, outside]: [[string, Step][], [string, Outside][]] = [[], []]
  const adjusting: [string, Adjusted][] = []
  for (const [name, written] of Object.entries(steps)) {
    if (isAdjusted(written)) {
      const facts = { key: 'contract', place: `\`steps.${name}\`` }
      if (dag === undefined) throw new PipeproofError('missingKey', facts, { at: doc.at(['steps', name]) })
      adjusting.push([name, written])
    } else if (!hasScript(written)) outside.push([name, outsideOf(name, written ?? {}, doc)])
    else {
      const step = stepOf([name, written], doc, find)
      const { contract, at } = step
      if (contract.scriptless) outside.push([name, { name, contract, at }])
      else made.push([name, step])
    }
  }
  return {
    steps: Object.fromEntries(made),
    outside: Object.fromEntries(outside),
    adjustments: Object.fromEntries(adjusting),
  }
}

/** A pipeline whose cases are not yet with its steps. */
export type Normalised = Pipeline & { cases: Record<string, Case[]>; adjustments: Record<string, Adjusted> }

/** Fills in what a written pipeline leaves out; its names are not yet checked against each other. */
export function normalise(written: WrittenPipeline<Named>, doc: SourceDocument, find: ContractFinder): Normalised {
  const cases = Object.entries(written.cases ?? {}).map(([step, list]) => [
    step,
    casesOf(list, { doc, path: ['cases', step], check }),
  ])
  return {
    name: written.name ?? basename(doc.file).replace(/(\.pipeline)?\.(ya?ml|json)$/, ''),
    file: doc.file,
    ...nodesOf(written, doc, find),
    edges: edgesOf(written, doc),
    ...(written.gates && { gates: written.gates }),
    ...(written.kinds && { kinds: written.kinds }),
    warnings: [],
    cases: Object.fromEntries(cases),
    at: doc.atKey(['name']),
  }
}

import type { Pipeline } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { textsOfCases } from '../shared/cases.ts'
import { anyCheck } from '../shared/checkItems.ts'
import { schemaCheck } from '../shared/schema.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import type { Contract } from '../model/contract.ts'
import { assemble, graphFrom, type Graph, type Near } from './assemble.ts'
import { checksOf } from './checks.ts'
import { normalise, type ContractFinder } from './normalise.ts'
import { overlay } from './overlay.ts'
import schema from './pipeline.schema.json' with { type: 'json' }
import { configurationBeside, documentAt, isForeign, readConfiguration, readGraph } from './read/document.ts'
import { readingOf } from './read/reading.ts'
import { trailOf } from './trail.ts'
import { validate } from './validate.ts'
import type { WrittenPipeline } from './written.ts'

export type { ContractFinder }

const check = schemaCheck({ ...schema, definitions: { ...schema.definitions, check: anyCheck } }, 'the pipeline')

/** The graph that our file names, with the contracts that it gives. */
function graphOf({ dag = '', config }: WrittenPipeline<unknown>, doc: SourceDocument, near: Near): Graph {
  const configuration = config === undefined ? undefined : readConfiguration(config, doc.at(['config']))
  return graphFrom(readGraph(dag, doc.at(['dag'])), { ...near, configuration })
}

/** Turns a read document into a pipeline, or says what is wrong with it and where. */
export function pipelineOf(doc: SourceDocument, find: ContractFinder): Pipeline {
  check(doc)
  // the schema has just proved the shape
  const written = doc.value as WrittenPipeline<string | Contract>
  const { adjustments, ...ours } = normalise(written, doc, find)
  if (written.config !== undefined && written.dag === undefined)
    throw new PipeproofError('missingKey', { key: 'dag', place: 'the pipeline' }, { at: doc.atKey(['config']) })
  const base = written.dag === undefined ? undefined : graphOf(written, doc, { file: doc.file, find, ours: ours.steps })
  const whole = base ? { ...ours, ...overlay(base, { graph: ours, adjustments, doc }) } : ours
  const valid = validate(whole, (step) => doc.atKey(['cases', step]))
  const paths = written.paths?.map((named, index) => trailOf(valid, named, doc.at(['paths', index])))
  const pipeline = paths ? { ...valid, paths } : valid
  return written.checks ? { ...pipeline, checks: checksOf(written.checks, pipeline, doc) } : pipeline
}

function textual(value: unknown): (string | number)[][] {
  const { steps, cases } = (value ?? {}) as { steps?: object; cases?: object }
  const ofSteps = Object.keys(steps ?? {}).flatMap((step) => [
    ['steps', step, 'env'],
    ['steps', step, 'args'],
  ])
  return [...ofSteps, ...Object.entries(cases ?? {}).flatMap(([step, list]) => textsOfCases(list, ['cases', step]))]
}

/** Loads a pipeline from a YAML or JSON file, of ours or of another notation. */
export function loadPipeline(file: string, find: ContractFinder): Pipeline {
  const doc = documentAt(file, undefined, textual)
  if (!isForeign(doc)) return pipelineOf(doc, find)
  return assemble(readingOf(doc), { file, find, configuration: configurationBeside(file) })
}

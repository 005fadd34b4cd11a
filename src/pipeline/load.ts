import type { Pipeline } from '../model/pipeline.ts'
import { textsOfCases } from '../shared/cases.ts'
import { readNamed } from '../shared/read.ts'
import { schemaCheck } from '../shared/schema.ts'
import { parseYaml, type SourceDocument } from '../shared/yaml.ts'
import type { Contract } from '../model/contract.ts'
import { assemble } from './assemble.ts'
import { normalise, type ContractFinder } from './normalise.ts'
export type { ContractFinder }
import schema from './pipeline.schema.json' with { type: 'json' }
import { readers } from './read/readers.ts'
import { readingOf } from './read/reading.ts'
import { validate } from './validate.ts'
import type { WrittenPipeline } from './written.ts'

const check = schemaCheck(schema, 'the pipeline')

/** Turns a read document into a pipeline, or says what is wrong with it and where. */
export function pipelineOf(doc: SourceDocument, find: ContractFinder): Pipeline {
  check(doc)
  // the schema has just proved the shape
  const written = doc.value as WrittenPipeline<string | Contract>
  return validate(normalise(written, doc, find), (step) => doc.atKey(['cases', step]))
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
  const doc = parseYaml(readNamed(file), file, textual)
  const isForeign = Object.values(readers).some(({ recognises }) => recognises(doc))
  return isForeign ? assemble(readingOf(doc), file, find) : pipelineOf(doc, find)
}

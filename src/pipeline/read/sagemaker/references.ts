import type { Path } from '../../../shared/reading/session.ts'
import { isMap, valueOf } from '../../../shared/reading/values.ts'

/** A use of what another step gives. */
export interface Reference {
  step: string
  /** Which of its properties; empty for the step itself. */
  property: string
  path: Path
}

const ofStep = /^Steps\.([^.]+)\.?(.*)$/s

function referenceIn(value: Record<string, unknown>, path: Path): Reference[] {
  const get = valueOf(value, 'Get')
  const [, step, property = ''] = typeof get === 'string' ? (ofStep.exec(get) ?? []) : []
  if (step !== undefined) return [{ step, property, path: [...path, 'Get'] }]
  const json = valueOf(value, 'Std:JsonGet')
  const [named, file] = [valueOf(json, 'Step'), valueOf(json, 'PropertyFile')]
  // the dialect of the CDK
  if (typeof named !== 'string' || typeof file !== 'string') return []
  return [{ step: named, property: `PropertyFiles.${file}`, path: [...path, 'Std:JsonGet'] }]
}

/** The steps in the branches of a condition speak for themselves. */
const isBranch = (key: string): boolean => key === 'IfSteps' || key === 'ElseSteps'

/** Everything in a value that comes from other steps. */
export function referencesIn(value: unknown, path: Path): Reference[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesIn(item, [...path, index]))
  if (!isMap(value)) return []
  const inside = Object.entries(value).filter(([key]) => !isBranch(key))
  return [...referenceIn(value, path), ...inside.flatMap(([key, item]) => referencesIn(item, [...path, key]))]
}

const output = /^ProcessingOutputConfig\.Outputs\[(?:'([^']*)'|"([^"]*)"|(\d+))\]/s
const model = /^(ModelArtifacts\b|BestCandidate\b|BestTrainingJob\b)/

/** Which output a property is of; `files` are the outputs of property files by their names. */
export function portOf(property: string, outputs: string[], files: Map<string, string>): string | undefined {
  const [, single, double, index] = output.exec(property) ?? []
  if (index !== undefined) return outputs[Number(index)]
  const named = single ?? double
  if (named !== undefined) return named
  if (property.startsWith('PropertyFiles.')) return files.get(property.slice('PropertyFiles.'.length))
  if (model.test(property)) return 'model'
  return property.startsWith('TransformOutput.') ? 'output' : undefined
}

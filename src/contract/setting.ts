import type { Warning } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError, type ErrorFacts } from '../errors.ts'

/** Where a dataset is written, and the variables that its files may name. */
export interface Setting {
  vars: Record<string, string[]>
  doc: SourceDocument
  path: string[]
  /** What its schemas say and we do not keep is added here. */
  warnings: Warning[]
}

type Wrong = Omit<ErrorFacts<'wrongValue'>, 'place'>

/** A value of the dataset that can not be, at its place. */
export function wrong({ doc, path }: Setting, below: (string | number)[], facts: Wrong): PipeproofError {
  const whole = [...path, ...below]
  return new PipeproofError('wrongValue', { ...facts, place: `\`${whole.join('.')}\`` }, { at: doc.at(whole) })
}

import type { Column, Dataset, Warning } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError, type ErrorFacts } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { repeated } from '../shared/repeated.ts'
import { oneOf } from '../shared/words.ts'
import { formatNamed, formatNameOf } from '../table/formats.ts'
import { meaningless } from './column.ts'
import { expand, isBelow, unknownVariable } from './files.ts'
import { withSchema } from './schema.ts'
import type { WrittenDataset } from './written.ts'

/** Where a dataset is written, and the variables that its files may name. */
export interface Setting {
  vars: Record<string, string[]>
  doc: SourceDocument
  path: string[]
  /** What its schemas say and we do not keep is added here. */
  warnings: Warning[]
}

type Wrong = Omit<ErrorFacts<'wrongValue'>, 'place'>

function wrong({ doc, path }: Setting, below: string[], facts: Wrong): PipeproofError {
  const whole = [...path, ...below]
  return new PipeproofError('wrongValue', { ...facts, place: `\`${whole.join('.')}\`` }, { at: doc.at(whole) })
}

function unknown(name: string, known: string[]): Wrong {
  const similar = nearest(name, known)
  return {
    received: `\`{${name}}\``,
    expected: known.length === 0 ? 'a name out of `vars`' : oneOf(known.map((each) => `{${each}}`)),
    advice: similar === undefined ? 'declare it under `vars`' : `write \`{${similar}}\``,
  }
}

/** The paths of the files, each below the folder of the port. */
function patternsOf({ files }: WrittenDataset, setting: Setting): string[] {
  const { vars } = setting
  const lost = unknownVariable(files, vars)
  if (lost !== undefined) throw wrong(setting, ['files'], unknown(lost, Object.keys(vars)))
  const patterns = expand(files, vars)
  const outside = patterns.find((pattern) => !isBelow(pattern))
  if (outside === undefined) return patterns
  const expected = "a path below the port's folder"
  throw wrong(setting, ['files'], { received: `\`${outside}\``, expected, advice: 'write it from that folder on' })
}

function checkColumns(columns: Record<string, Column>, setting: Setting): void {
  const twice = repeated(Object.keys(columns))
  if (twice !== undefined) {
    const expected = 'names that differ in more than capitals'
    throw wrong(setting, ['columns', twice], { received: `second column \`${twice}\``, expected, advice: 'rename it' })
  }
  for (const [name, column] of Object.entries(columns)) {
    const keyword = meaningless(column)
    if (keyword === undefined) continue
    const expected = `keywords that say something about the type ${column.type}`
    const advice = 'remove it, or change `type`'
    throw wrong(setting, ['columns', name, keyword], { received: `\`${keyword}\``, expected, advice })
  }
}

/** A table of at most no rows needs none; others need one, unless they say otherwise. */
function rowsOf({ rows: { min, max } = {} }: WrittenDataset, setting: Setting): Dataset['rows'] {
  const least = min ?? Math.min(1, max ?? 1)
  if (max === undefined) return { min: least }
  if (max >= least) return { min: least, max }
  const facts = { received: `\`max: ${max}\``, expected: `at least \`min: ${least}\``, advice: 'change one of them' }
  throw wrong(setting, ['rows', 'max'], facts)
}

function formatOf({ files, format, columns }: WrittenDataset, { doc, path }: Setting): string | undefined {
  const name = format ?? formatNameOf(files)
  if (!columns) return name
  try {
    return formatNamed(name ?? 'unknown', files).name
  } catch (error) {
    const at = doc.at([...path, format === undefined ? 'files' : 'format'])
    throw error instanceof PipeproofError ? new PipeproofError(error.reason, error.facts, { at }) : error
  }
}

/** Fills in what a written dataset leaves out. */
export function datasetOf(name: string, own: WrittenDataset, setting: Setting): Dataset {
  const written = withSchema(own, setting)
  const { files, columns, fields = 'subset', ordered = false } = written
  if (columns) checkColumns(columns, setting)
  return {
    name,
    files,
    patterns: patternsOf(written, setting),
    format: formatOf(written, setting),
    ...(columns && { columns }),
    rows: rowsOf(written, setting),
    fields,
    ordered,
  }
}

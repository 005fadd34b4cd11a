import { dirname } from 'node:path'
import type { Dataset } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { repeated } from '../shared/repeated.ts'
import { settledFor } from '../shared/settings/settings.ts'
import { oneOf } from '../shared/words.ts'
import { formatNamed, formatNameOf } from '../table/formats.ts'
import { demandSuited } from './anonymise.ts'
import { columnOf, meaningless } from './column.ts'
import { contradiction } from './contradiction.ts'
import { csvOf } from './csv.ts'
import { documentOf } from './document.ts'
import { expand, isBelow, unknownVariable } from './files.ts'
import { keyOf } from './key.ts'
import { withSchema } from './schema.ts'
import { wrong, type Setting } from './setting.ts'
import type { WrittenColumn, WrittenDataset } from './written.ts'

function unknown(name: string, known: string[]): Parameters<typeof wrong>[2] {
  const similar = nearest(name, known)
  return {
    received: `\`{${name}}\``,
    expected: known.length === 0 ? 'a name out of `vars`' : oneOf(known.map((each) => `{${each}}`)),
    advice: similar === undefined ? 'declare it under `vars`' : `write \`{${similar}}\``,
  }
}

/** The paths of the files, each below the folder of the port, and what stands for the variables in each. */
function patternsOf({ files }: WrittenDataset, setting: Setting): Pick<Dataset, 'patterns' | 'vars'> {
  const { vars } = setting
  const lost = unknownVariable(files, vars)
  if (lost !== undefined) throw wrong(setting, ['files'], unknown(lost, Object.keys(vars)))
  const all = expand(files, vars)
  const patterns = all.map(({ pattern }) => pattern)
  const outside = patterns.find((pattern) => !isBelow(pattern))
  const chosen = all.map((each) => each.chosen).filter((each) => Object.keys(each).length > 0)
  if (outside === undefined) return { patterns, ...(chosen.length > 0 && { vars: chosen }) }
  const expected = "a path below the port's folder"
  throw wrong(setting, ['files'], { received: `\`${outside}\``, expected, advice: 'write it from that folder on' })
}

function checkColumn(name: string, column: WrittenColumn, setting: Setting): void {
  const keyword = meaningless(column)
  if (keyword !== undefined) {
    const expected = `keywords that say something about the type ${column.type}`
    const advice = 'remove it, or change `type`'
    throw wrong(setting, ['columns', name, keyword], { received: `\`${keyword}\``, expected, advice })
  }
  const found = contradiction(column)
  if (found) throw wrong(setting, ['columns', name, ...found.path], found)
}

function columnsOf(columns: Record<string, WrittenColumn>, setting: Setting): Dataset['columns'] {
  const twice = repeated(Object.keys(columns))
  if (twice !== undefined) {
    const expected = 'names that differ in more than capitals'
    throw wrong(setting, ['columns', twice], { received: `second column \`${twice}\``, expected, advice: 'rename it' })
  }
  const entries = Object.entries(columns)
  for (const [name, column] of entries) checkColumn(name, column, setting)
  const { masking } = settledFor(dirname(setting.doc.file))
  const masked = (name: string): { masked?: true } => (masking?.columns?.includes(name) ? { masked: true } : {})
  return Object.fromEntries(entries.map(([name, column]) => [name, { ...columnOf(column), ...masked(name) }]))
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
  const { files, fields = 'subset', ordered = false } = written
  const columns = written.columns && columnsOf(written.columns, setting)
  const format = formatOf(written, setting)
  const [key, csv] = [keyOf(written, setting), csvOf(written, { format, setting })]
  const json = documentOf(own, { format, setting })
  const made: Dataset = {
    name,
    files,
    ...patternsOf(written, setting),
    format,
    ...(columns && { columns }),
    rows: rowsOf(written, setting),
    fields,
    ordered,
    ...(key && { key }),
    ...(csv && { csv }),
    ...(written.anonymise && { anonymise: written.anonymise }),
    ...(json && { json }),
  }
  return demandSuited(made, setting)
}

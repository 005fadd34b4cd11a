import type { CheckItem, Port } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { own } from './own.ts'
import { kindOf, schemaCheck } from './schema.ts'
import { oneOf } from './words.ts'
import { parseYaml, type SourceDocument } from './yaml.ts'

/** A check by its name, or a map of its name to its options; a scalar or a list is its main option. In TypeScript also what a function made. */
export type WrittenCheck = string | Record<string, unknown> | CheckItem

type Path = (string | number)[]

/** What the options of checks are is known to the checks alone; the schema beside this one tells it to editors. */
export const anyCheck = {
  type: ['string', 'object'],
  minLength: 1,
  // one that a function has made has its name inside
  if: { required: ['name', 'options', 'severity'] },
  else: { minProperties: 1, maxProperties: 1 },
}

const demandList = schemaCheck({ type: 'array', minItems: 1, items: anyCheck }, 'the list of checks')

const severities = ['error', 'warning'] as const

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface Place {
  doc: SourceDocument
  path: Path
}

const wrong = ({ doc, path }: Place, received: unknown, expected: string): PipeproofError =>
  new PipeproofError(
    'wrongValue',
    { received: kindOf(received), place: `\`${path.join('.')}\``, expected },
    { at: doc.at(path) },
  )

function shareOf(mostly: unknown, place: Place): number | undefined {
  if (mostly === undefined) return undefined
  if (typeof mostly === 'number' && mostly > 0 && mostly <= 1) return mostly
  throw wrong(place, mostly, 'a share of the rows: more than 0, at most 1')
}

function severityOf(severity: unknown, place: Place): CheckItem['severity'] {
  const found = severities.find((name) => name === (severity ?? 'error'))
  if (found) return found
  throw wrong(place, severity, '`error` or `warning`')
}

/** What stands under the name of a check: its options, or the value of its main one. */
function optionsOf(written: unknown): Record<string, unknown> {
  if (written === null || written === undefined) return {}
  return isMap(written) ? written : { value: written }
}

/** Where a port has several tables, a check says which of them it is about. */
function datasetOf(dataset: unknown, { datasets }: Port, place: Place): string | undefined {
  const tables = Object.values(datasets).filter(({ columns }) => columns)
  const known = Object.keys(datasets)
  if (dataset === undefined && tables.length < 2) return tables[0]?.name ?? known[0]
  if (typeof dataset === 'string' && own(datasets, dataset)) return dataset
  throw wrong(place, dataset, oneOf(known))
}

const isItem = (written: object): written is CheckItem =>
  'options' in written && isMap(written.options) && 'severity' in written && 'name' in written

/** The name of a check and what stands under it. */
function entryOf(written: Exclude<WrittenCheck, string>): [name: string, under: unknown] | undefined {
  if (!isItem(written)) return Object.entries(written)[0]
  const { name, options, mostly, severity, dataset } = written
  return [name, { ...options, mostly, severity, dataset }]
}

/** A check of a port, as it is listed. */
export function itemOf(written: WrittenCheck, port: Port, { doc, path }: Place): CheckItem {
  // the schema has proved that a map has one key
  const [name = '', under] = typeof written === 'string' ? [written] : (entryOf(written) ?? [])
  const { mostly, severity, dataset, ...options } = optionsOf(under)
  const share = shareOf(mostly, { doc, path: [...path, name, 'mostly'] })
  const about = datasetOf(dataset, port, { doc, path: [...path, name, 'dataset'] })
  return {
    name,
    options,
    ...(about !== undefined && { dataset: about }),
    ...(share !== undefined && { mostly: share }),
    severity: severityOf(severity, { doc, path: [...path, name, 'severity'] }),
    at: doc.at(path),
  }
}

/** The checks of a list that is written as YAML, with no contract around it. */
export function itemsIn(text: string): CheckItem[] {
  const doc = parseYaml(text, 'list of checks')
  demandList(doc)
  const port: Port = { name: 'data', required: true, aliases: [], datasets: {} }
  // the schema has just proved that it is a list
  return (doc.value as WrittenCheck[]).map((item, index) => itemOf(item, port, { doc, path: [index] }))
}

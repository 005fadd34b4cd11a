import type { Contract, Dataset, Port } from '../model/contract.ts'
import type { RelationItem, RelationOptions } from '../model/relation.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import type { WrittenRelation } from './written.ts'

interface Place {
  doc: SourceDocument
  index: number
  name: string
}

const placeOf = (
  { doc, index, name }: Place,
  ...path: (string | number)[]
): { at: ReturnType<SourceDocument['at']> } => ({
  at: doc.at(['relations', index, name, ...path]),
})

function demandKnown(key: string, known: string[], { path, ...place }: Place & { path: (string | number)[] }): void {
  if (known.includes(key)) return
  const facts = {
    key,
    place: `\`${['relations', place.name, path[0]].join('.')}\``,
    known,
    nearest: nearest(key, known),
  }
  throw new PipeproofError('unknownKey', facts, placeOf(place, ...path))
}

const datasetsIn = (ports: Record<string, Port>): [place: string, dataset: Dataset][] =>
  Object.values(ports).flatMap(({ name, datasets }) =>
    Object.values(datasets).flatMap((dataset): [string, Dataset][] => (dataset.columns ? [[name, dataset]] : [])),
  )

const columnsIn = (ports: Record<string, Port>): string[] =>
  datasetsIn(ports).flatMap(([port, { columns = {} }]) => Object.keys(columns).map((name) => `${port}.${name}`))

function demandNames({ inputs, outputs }: Contract, options: RelationOptions, place: Place): void {
  for (const side of ['inputs', 'outputs'] as const)
    for (const [index, name] of (options[side] ?? []).entries())
      demandKnown(name, Object.keys(side === 'inputs' ? inputs : outputs), { ...place, path: [side, index] })
  if (options.column !== undefined) demandKnown(options.column, columnsIn(inputs), { ...place, path: ['column'] })
  for (const column of Object.keys(options.changes ?? {}))
    demandKnown(column, columnsIn(outputs), { ...place, path: ['changes', column] })
}

/** The column whose values may not occur twice. */
const keyIn = ({ columns = {}, key }: Dataset): string | undefined =>
  key?.[0] ?? Object.keys(columns).find((name) => own(columns, name)?.unique)

/** What the input of the relation may not be, as its contract says. */
const contradictions: Record<string, (dataset: Dataset) => string | undefined> = {
  duplicates: (dataset) => {
    const key = keyIn(dataset)
    return key === undefined ? undefined : `values of \`${key}\` that occur once`
  },
  extraColumns: ({ fields, csv }) =>
    fields === 'exact' || csv?.header === false ? 'no column beyond the declared ones' : undefined,
}

function demandPossible({ inputs }: Contract, { inputs: wanted }: RelationOptions, place: Place): void {
  for (const [port, dataset] of datasetsIn(inputs)) {
    const said = own(contradictions, place.name)?.(dataset)
    if (said === undefined || (wanted && !wanted.includes(port))) continue
    const facts = {
      received: `\`${place.name}\``,
      place: '`relations`',
      expected: `what \`${port}\` allows: it says ${said}`,
    }
    throw new PipeproofError('wrongValue', { ...facts, advice: 'name other `inputs`, or remove it' }, placeOf(place))
  }
}

/** The relations that a contract declares: of ports and columns that it has, and of inputs that it allows. */
export function relationsOf(written: WrittenRelation[], contract: Contract, doc: SourceDocument): RelationItem[] {
  return written.map((item, index) => {
    // the schema has proved that a map has one key
    const [name = '', options = {}] = typeof item === 'string' ? [item] : (Object.entries(item)[0] ?? [])
    const place = { doc, index, name }
    demandNames(contract, options, place)
    demandPossible(contract, options, place)
    return { name, options, at: doc.at(['relations', index]) }
  })
}

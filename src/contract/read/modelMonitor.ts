import type { Column, ColumnType } from '../../model/contract.ts'
import type { SourceDocument } from '../../shared/yaml.ts'
import { said } from './bounds.ts'
import { Part } from '../../shared/reading/part.ts'
import type { SchemaReader, SchemaReading } from './reader.ts'
import { Session } from '../../shared/reading/session.ts'
import { Table } from './table.ts'
import { isListOfMaps, valueOf } from '../../shared/reading/values.ts'

const types = new Map<string, ColumnType>([
  ['Integral', 'integer'],
  ['Fractional', 'number'],
  ['String', 'string'],
])

function recognises(value: unknown): boolean {
  const features = valueOf(value, 'features')
  return isListOfMaps(features) && features.every((feature) => valueOf(feature, 'name') !== undefined)
}

function typeAt(feature: Part): ColumnType | undefined {
  const name = feature.text('inferred_type')
  const type = name === undefined ? undefined : types.get(name)
  if (name !== undefined && type === undefined) feature.drop('inferred_type', 'a column has no such type')
  return type
}

/** Completeness is the fraction of values that are not null. */
function nullable(feature: Part): boolean {
  const fraction = feature.number('completeness')
  if (fraction !== undefined && (fraction < 0 || fraction > 1)) throw feature.wrong('completeness', 'a fraction of 1')
  if (fraction !== undefined && fraction < 1)
    feature.note('completeness', `some values may be null, not only ${Math.round((1 - fraction) * 10_000) / 100} %`)
  return fraction !== 1
}

function columnOf(feature: Part): Column {
  const isPositive = feature.part('num_constraints')?.flag('is_non_negative')
  return said({
    type: typeAt(feature),
    nullable: nullable(feature),
    minimum: isPositive === true ? 0 : undefined,
    enum: feature.part('string_constraints')?.scalars('domains'),
  })
}

function read(doc: SourceDocument, named?: string): SchemaReading {
  const root = Part.of(new Session(doc))
  if (named !== undefined) throw root.wrong('features', 'one table without a name', `remove \`#${named}\``)
  root.about('version')
  const table = new Table(root)
  for (const feature of root.parts('features')) table.add(feature.name('name'), columnOf(feature), feature)
  return table.reading()
}

export const modelMonitor: SchemaReader = { title: 'Model Monitor `constraints.json`', recognises, read }

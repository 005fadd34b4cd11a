import type { Column, ColumnType } from '../../../model/contract.ts'
import { lengthBounds, numberBounds, said } from '../bounds.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { patternOf } from '../pattern.ts'
import { ofProperty } from './about.ts'
import { propertyRules } from './quality.ts'

const types = new Map<string, ColumnType>([
  ['integer', 'integer'],
  ['number', 'number'],
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['timestamp', 'timestamp'],
])

function typeAt(property: Part): ColumnType | undefined {
  const name = property.text('logicalType')
  const type = name === undefined ? undefined : types.get(name)
  if (name !== undefined && type === undefined) property.drop('logicalType', 'a column has no such type')
  return type
}

function optionsAt(property: Part, type: ColumnType | undefined): Column {
  const options = property.part('logicalTypeOptions')
  if (!options) return {}
  if (type === 'integer' || type === 'number') return numberBounds(options)
  if (type !== 'string') return {}
  const pattern = patternOf(options, 'pattern', { looks: 'anywhere', dialect: 'JavaScript' })
  return { ...lengthBounds(options), ...said({ pattern }) }
}

/** One property; it may be null unless it is `required`. */
export function odcsProperty(property: Part): Column {
  const type = typeAt(property)
  const column = said({
    type,
    nullable: property.flag('required') !== true,
    unique: property.flag('unique'),
    description: property.text('description'),
    ...optionsAt(property, type),
  })
  property.about(...ofProperty)
  propertyRules(property, column)
  return column
}

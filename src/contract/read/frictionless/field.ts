import type { Column, ColumnType } from '../../../model/contract.ts'
import { lengthBounds, numberBounds, said } from '../bounds.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { patternOf } from '../pattern.ts'

const types = new Map<string, ColumnType>([
  ['integer', 'integer'],
  ['number', 'number'],
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['datetime', 'timestamp'],
])

/** How values are written, where it is not as ours are. */
const forms = ['decimalChar', 'groupChar', 'bareNumber', 'trueValues', 'falseValues']

function typeAt(field: Part): ColumnType | undefined {
  const name = field.text('type')
  const type = name === undefined ? undefined : types.get(name)
  if (name !== undefined && name !== 'any' && type === undefined) field.drop('type', 'a column has no such type')
  const format = field.text('format')
  const isOther = format !== undefined && format !== 'default'
  if (isOther) field.drop('format', 'a contract knows one form of each type')
  const others = forms.filter((form) => field.has(form))
  for (const form of others) field.drop(form, 'a contract knows one form of each type')
  const isForeign = others.length > 0 || (isOther && type !== 'string')
  // a text of another form is no value of the type for us
  if (isForeign && type !== undefined) field.drop('type', 'its values are written in a form of their own')
  return isForeign ? undefined : type
}

function boundsAt(constraints: Part, type: ColumnType | undefined): Column {
  if (type === 'integer' || type === 'number') return numberBounds(constraints)
  if (type !== 'string') return {}
  const pattern = patternOf(constraints, 'pattern', { looks: 'whole', dialect: 'XML Schema' })
  return { ...lengthBounds(constraints), ...said({ pattern }) }
}

/** One field; it may be null unless its constraints say `required`. */
export function frictionlessField(field: Part): Column {
  const type = typeAt(field)
  field.about('title', 'example', 'rdfType')
  const constraints = field.part('constraints')
  return said({
    type,
    nullable: constraints?.flag('required') !== true,
    unique: constraints?.flag('unique'),
    enum: constraints?.scalars('enum'),
    description: field.text('description'),
    ...(constraints && boundsAt(constraints, type)),
  })
}

import type { Column, ColumnType, Scalar } from '../../../model/contract.ts'
import { lengthBounds, numberBounds, said, tighten } from '../bounds.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { patternOf } from '../pattern.ts'
import { resolved } from './references.ts'
import { isMap, isScalar, valueOf } from '../../../shared/reading/values.ts'

const types = new Map<unknown, ColumnType>([
  ['integer', 'integer'],
  ['number', 'number'],
  ['string', 'string'],
  ['boolean', 'boolean'],
])
const formats = new Map<unknown, ColumnType>([
  ['date', 'date'],
  ['date-time', 'timestamp'],
])

function typeAt(part: Part): { type?: ColumnType; takesNull?: boolean } {
  const written = part.take('type')
  if (written === undefined) return {}
  const names = [written].flat()
  const takesNull = names.some((name) => name === 'null' || name === null)
  const others = names.filter((name) => name !== 'null' && name !== null)
  // every integer is a number
  const name = others.length === 2 && others.includes('integer') && others.includes('number') ? 'number' : others[0]
  const type = others.length === 1 || name === 'number' ? types.get(name) : undefined
  if (type === undefined) part.drop('type', 'a column has one type of `integer`, `number`, `string` or `boolean`')
  return type === undefined ? { takesNull: takesNull || others.length === 0 } : { type, takesNull }
}

/** The type, sharpened by a `format` of texts. */
function typed(part: Part): { type?: ColumnType; takesNull?: boolean } {
  const found = typeAt(part)
  const format = part.text('format')
  if (format === undefined) return found
  const type = formats.get(format)
  if (type !== undefined && (found.type === 'string' || found.type === undefined)) return { ...found, type }
  part.drop('format', 'a column knows `date` and `date-time` of texts only')
  return found
}

/** The values at `enum` or `const`, without the null that only says `nullable`. */
function valuesAt(part: Part, key: 'enum' | 'const'): { values?: Exclude<Scalar, null>[]; hasNull?: boolean } {
  const { path, session } = part
  session.take([...path, key])
  if (!Object.hasOwn(part.value, key)) return {}
  const written = part.value[key]
  const all = key === 'enum' ? written : [written]
  if (!Array.isArray(all) || all.length === 0) throw part.wrong(key, 'a list of values')
  const values = all.filter((value) => value !== null)
  const hasNull = values.length < all.length
  if (values.every(isScalar)) return { ...(values.length > 0 && { values }), hasNull }
  session.drop([...path, key], written, 'a column has values that are texts, numbers, `true` or `false`')
  return { hasNull: true }
}

function sets(part: Part): { column: Column; allowsNull: boolean | undefined } {
  const { values, hasNull } = valuesAt(part, 'enum')
  const { values: [only] = [], hasNull: isNull } = valuesAt(part, 'const')
  const column = said({ enum: values, const: only })
  if (hasNull === undefined && isNull === undefined) return { column, allowsNull: undefined }
  return { column, allowsNull: hasNull !== false && isNull !== false }
}

/** In JSON Schema null is a value of its own: it is allowed unless type, `enum` or `const` leave it out. */
function nullability(part: Part, takesNull: boolean | undefined, allowsNull: boolean | undefined): Column {
  const openApi = part.flag('nullable')
  if (openApi !== undefined) return { nullable: openApi }
  const isNullable = takesNull !== false && allowsNull !== false
  return isNullable ? { nullable: true } : {}
}

function ownKeywords(part: Part): Column {
  const { type, takesNull } = typed(part)
  const { column, allowsNull } = sets(part)
  const pattern = patternOf(part, 'pattern', { looks: 'anywhere', dialect: 'JavaScript' })
  return said({
    ...(type && { type }),
    ...nullability(part, takesNull, allowsNull),
    ...column,
    ...numberBounds(part),
    ...lengthBounds(part),
    pattern,
    description: part.text('description'),
  })
}

const isNullOnly = (value: unknown): boolean =>
  valueOf(value, 'type') === 'null' && Object.keys(value as object).length === 1

/** `anyOf: [{ … }, { type: null }]` is how generators write a type that may be null. */
function optionalBranch(part: Part): Part | undefined {
  for (const key of ['anyOf', 'oneOf']) {
    const branches = valueOf(part.value, key)
    if (!Array.isArray(branches) || branches.length !== 2 || !branches.every(isMap)) continue
    const index = branches.findIndex((branch) => !isNullOnly(branch))
    if (!branches.some(isNullOnly) || index < 0) continue
    const parts = part.parts(key)
    for (const each of parts) if (each !== parts[index]) each.take('type')
    return parts[index]
  }
  return undefined
}

const deepest = 50

/** One property as a column: its reference first, then what stands beside it. */
export function jsonSchemaColumn(part: Part, depth = 0): Column {
  if (depth > deepest) throw part.wrong('$ref', 'a reference that ends')
  const target = resolved(part)
  // one of both: following two at each step would double the work each time
  const branch = target ? undefined : optionalBranch(part)
  const base = target ?? branch
  const column = ownKeywords(part)
  if (!base) return column
  const { nullable: own, ...keywords } = column
  const { nullable: theirs, ...others } = jsonSchemaColumn(base, depth + 1)
  const isTyped = ['type', 'enum', 'const', 'nullable'].some((key) => part.has(key))
  const nullable = isTyped ? own : branch ? true : theirs
  return tighten({ ...others, ...said({ nullable }) }, keywords)
}

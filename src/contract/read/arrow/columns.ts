import type { Column } from '../../../model/contract.ts'
import { isListOfMaps, isMap, valueOf } from '../../../shared/reading/values.ts'
import type { FileField, FileSchema, FileType } from '../../../table/fileSchema.ts'

/** What a column of pandas says beyond the file's own types, by its name. */
interface Frame {
  types: Map<unknown, unknown>
  /** The columns that are its index. */
  index: unknown[]
}

const nameOf = (column: unknown): unknown => valueOf(column, 'field_name') ?? valueOf(column, 'name')

/** What pandas writes about its frame; what is not as it writes it says nothing. */
function frameOf(pandas: string | undefined): Frame {
  let value: unknown
  try {
    value = JSON.parse(pandas ?? 'null')
  } catch {
    value = undefined
  }
  const columns = valueOf(value, 'columns')
  const index = valueOf(value, 'index_columns')
  const told = isListOfMaps(columns) ? columns : []
  return {
    types: new Map(told.map((column) => [nameOf(column), valueOf(column, 'numpy_type')])),
    index: Array.isArray(index) ? index.filter((name) => !isMap(name)) : [],
  }
}

const rangeOf = (bits: number, signed: boolean): Column => {
  if (bits >= 64) return signed ? {} : { minimum: 0 }
  const top = 2 ** (signed ? bits - 1 : bits)
  return { minimum: signed ? -top : 0, maximum: top - 1 }
}

function columnOf(type: FileType): Column {
  if (type.kind === 'integer') return { type: 'integer', ...rangeOf(type.bits, type.signed) }
  if (type.kind === 'decimal') return { type: type.scale === 0 ? 'integer' : 'number' }
  if (type.kind === 'uuid') return { type: 'string', format: 'uuid' }
  return type.kind === 'other' ? {} : { type: type.kind }
}

/** Why a type is not kept, or not whole. */
function lossOf(type: FileType): string | undefined {
  if (type.kind === 'other') return 'a column has no such type, and is kept without one'
  if (type.kind === 'decimal')
    return `its digits are not kept: a column has no precision, and is ${columnOf(type).type}`
  if (type.kind === 'number' && type.bits < 64) return 'that it is less exact than others is not kept'
  return type.kind === 'timestamp' && !type.zoned ? 'that it has no time zone is not kept' : undefined
}

/** numpy has no null in these. */
const full = /^(u?int(8|16|32|64)|bool)$/

/** The columns that a file declares, and, under their names, what they say and a contract can not. */
export function columnsOfFile({ fields, pandas }: FileSchema): {
  columns: Record<string, Column>
  lost: { name: string; why: string }[]
} {
  const frame = frameOf(pandas)
  const isIndex = ({ name }: FileField): boolean => frame.index.includes(name)
  const columns = fields
    .filter((field) => !isIndex(field))
    .map(({ name, type, nullable }) => {
      const mayBeNull = nullable && !full.test(String(frame.types.get(name)))
      return [name, { ...columnOf(type), ...(mayBeNull && { nullable: true }) }]
    })
  const lost = fields.flatMap((field) => {
    const { name, type, said } = field
    if (isIndex(field)) return [{ name, why: 'it is the index of a data frame, and no column of it' }]
    const why = lossOf(type)
    const category = frame.types.get(name) === 'category' ? 'that it is a category is not kept' : undefined
    return [why && `\`${said}\`: ${why}`, category].flatMap((each) => (each === undefined ? [] : [{ name, why: each }]))
  })
  return { columns: Object.fromEntries(columns), lost }
}

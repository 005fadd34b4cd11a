import type { Column, ColumnType } from '../../model/contract.ts'
import { surenessOf, type Said } from './known.ts'
import { presentIn, typeOf, type Measured } from '../../table/measure.ts'
import { patternOf } from '../../table/shape.ts'
import { rangeOf } from './range.ts'

/** What a column is said to be, and what speaks for each part of it. */
export interface InferredColumn {
  column: Column
  said: Said[]
}

const mostMembers = 20
const mostNumbers = 10
const rowsForEach = 10
const fewRows = 20

/** The members of a small set, each of which was seen often enough that another one would have been seen too. */
function membersOf(measured: Measured, type: ColumnType | undefined): Column['enum'] {
  const { values } = measured
  const isNumber = type === 'integer'
  if ((type !== 'string' && !isNumber) || values.length < 2) return undefined
  if (values.length > (isNumber ? mostNumbers : mostMembers)) return undefined
  const least = isNumber ? 5 : 2
  if (presentIn(measured) < values.length * rowsForEach || values.some(({ count }) => count < least)) return undefined
  if (!isNumber) return values.map(({ value }) => value)
  const numbers = [...new Set(values.map(({ value }) => Number(value)))].toSorted((a, b) => a - b)
  return numbers.every(Number.isSafeInteger) ? numbers : undefined
}

function textOf(measured: Measured): { column: Column; said: Said[] } {
  const { formats, shortest, longest } = measured
  const present = presentIn(measured)
  const [format] = formats
  const say = (keyword: string, because: string): Said => ({ keyword, because, sure: surenessOf(present) })
  if (format) return { column: { format }, said: [say('format', `all ${present} texts have it`)] }
  if (present < fewRows) return { column: {}, said: [] }
  const pattern = patternOf(measured.shape)
  if (pattern !== undefined)
    return { column: { pattern }, said: [say('pattern', `all ${present} texts have one shape`)] }
  if (shortest === longest && shortest > 0)
    return {
      column: { minLength: shortest, maxLength: longest },
      said: [say('length', `all ${present} texts have it`)],
    }
  if (shortest === 0) return { column: {}, said: [] }
  return { column: { minLength: 1 }, said: [say('minLength', `seen ${shortest} to ${longest} characters`)] }
}

function uniqueIn(measured: Measured, type: ColumnType | undefined): Said[] {
  const present = presentIn(measured)
  const isKey = type === 'integer' || type === 'string'
  if (!isKey || present < fewRows || measured.distinct !== present) return []
  // few values may all differ by chance; of a name that says so it is meant
  const isNamed = /(^|_)(id|key|uuid)$/i.test(measured.name)
  const sure = surenessOf(present, isNamed ? 1 : 10)
  return isNamed || sure !== 'guess' ? [{ keyword: 'unique', sure, because: `${present} values, all different` }] : []
}

function valuesOf(measured: Measured, type: ColumnType | undefined): { column: Column; said: Said[] } {
  const members = membersOf(measured, type)
  const present = presentIn(measured)
  if (members) {
    const because = `${present} values, ${members.length} different ones`
    return { column: { enum: members }, said: [{ keyword: 'enum', sure: surenessOf(present, 2), because }] }
  }
  const unique = uniqueIn(measured, type)
  const own = type === 'string' ? textOf(measured) : rangeOf(measured, { type, isKey: unique.length > 0 })
  const allow =
    type === 'number'
      ? [...(measured.nan > 0 ? ['nan' as const] : []), ...(measured.infinite > 0 ? ['infinity' as const] : [])]
      : []
  return {
    column: {
      ...(type && { type }),
      ...own.column,
      ...(allow.length > 0 && { allow }),
      ...(unique.length > 0 && { unique: true }),
    },
    said: [
      {
        keyword: 'type',
        sure: type ? surenessOf(present) : 'guess',
        because: type ? `all ${present} values are of it` : 'the values are of several types',
      },
      ...own.said,
      ...unique,
    ],
  }
}

/** What a column promises, told from what its values are like. */
export function columnOf(measured: Measured): InferredColumn {
  const { rows, nulls } = measured
  const seen = { keyword: 'nullable', because: `${nulls} of ${rows} values are null` }
  if (nulls === rows) return { column: rows > 0 ? { nullable: true } : {}, said: [{ ...seen, sure: 'guess' }] }
  const { column, said } = valuesOf(measured, typeOf(measured))
  const nullable: Said =
    nulls > 0 ? { ...seen, sure: 'sure' } : { ...seen, keyword: 'not null', sure: surenessOf(rows) }
  return { column: { ...column, ...(nulls > 0 && { nullable: true }) }, said: [...said, nullable] }
}

import * as fc from 'fast-check'
import type { Column } from '../../src/model/contract.ts'

const bound = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 10)
const width = fc.integer({ min: 20, max: 100_000 })
const step = fc.constantFrom(1, 2, 3, 7, 0.01, 0.1, 0.25, 0.3, 1e-5)

const low = bound.chain((value) => fc.constantFrom<Column>({}, { minimum: value }, { exclusiveMinimum: value }))

/** Bounds between which there are numbers, with a step or without. */
export const numericColumns: fc.Arbitrary<Column> = fc
  .tuple(fc.constantFrom('integer' as const, 'number' as const), low, fc.option(width), fc.option(step))
  .chain(([type, least, wide, multipleOf]) => {
    const from = least.minimum ?? least.exclusiveMinimum ?? 0
    const limits: Column[] = wide === null ? [{}] : [{}, { maximum: from + wide }, { exclusiveMaximum: from + wide }]
    return fc
      .constantFrom(...limits)
      .map((most) => ({ type, ...least, ...most, ...(multipleOf !== null && { multipleOf }) }))
  })

const patterns = ['[A-Z]{3}', '\\d{2,5}', '[a-f]+', 'x|yy|zzz', '\\w+', '[^,]{2}', '^ID-[0-9]{4}$', '\\p{Lu}?a*']

/** Texts with lengths or a pattern. */
export const textualColumns: fc.Arbitrary<Column> = fc.oneof(
  fc
    .tuple(fc.nat(5), fc.nat(5))
    .map(([minLength, more]) => ({ type: 'string' as const, minLength, maxLength: minLength + more })),
  fc.constantFrom({}, { minLength: 3 }, { maxLength: 0 }, { maxLength: 20 }, { minLength: 30 }),
  fc.constantFrom(...patterns).map((pattern) => ({ type: 'string' as const, pattern })),
)

/** Columns whose values are listed. */
export const listedColumns: fc.Arbitrary<Column> = fc.oneof(
  fc
    .uniqueArray(fc.constantFrom('EUR', "it's", 'a,b', '', 'NaN', 'é'), { minLength: 1 })
    .map((members) => ({ enum: members })),
  fc
    .uniqueArray(fc.integer({ min: -5, max: 5 }), { minLength: 1 })
    .map((members) => ({ type: 'integer' as const, enum: members })),
  fc.constantFrom<Column>(
    { enum: [1, 2.5] },
    { enum: [true] },
    { const: false },
    { const: 0 },
    { enum: ['a', 'bb'], maxLength: 1 },
  ),
)

const plainColumns = fc
  .constantFrom('boolean' as const, 'date' as const, 'timestamp' as const)
  .map((type) => ({ type }))

/** Declarations that some value keeps. */
export const validColumns: fc.Arbitrary<Column> = fc
  .tuple(fc.oneof(numericColumns, textualColumns, listedColumns, plainColumns), fc.boolean())
  .map(([column, nullable]) => (nullable ? { ...column, nullable } : column))

const formatted = fc
  .constantFrom('date', 'date-time', 'time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname')
  .map((format): Column => ({ type: 'string', format }))

const spread = fc.constantFrom<Column>(
  { type: 'number', minimum: 0, distribution: 'normal' },
  { type: 'integer', minimum: 1, maximum: 50, distribution: 'zipf' },
  { type: 'number', distribution: { lognormal: { mean: 1, std: 1 } } },
  { type: 'number', minimum: 0, maximum: 10, distribution: { quantiles: [1, 2, 99] } },
  { enum: ['a', 'b'], distribution: { weights: { a: 0.99 } } },
)

const roomy = fc.constantFrom<Column>(
  { type: 'string', maxLength: 40 },
  { type: 'string', minLength: 2, maxLength: 8 },
  { type: 'number', allow: ['nan', 'infinity'] },
  { type: 'integer', unique: true },
  { type: 'string', unique: true, maxLength: 30 },
  { type: 'timestamp', unique: true },
)

/** The same with forms, distributions, odd texts, what is no number, and a declared share of nulls. */
export const richColumns: fc.Arbitrary<Column> = fc
  .tuple(fc.oneof(validColumns, formatted, spread, roomy), fc.constantFrom(undefined, 0.05, 0.5, 1))
  .map(([column, nullFraction]) => (nullFraction === undefined ? column : { ...column, nullable: true, nullFraction }))

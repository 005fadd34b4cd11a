import type { NamedCheck } from './model/check.ts'
import type { CheckItem } from './model/contract.ts'
import { itemOf, type Call, type CheckSettings } from './check/itemOf.ts'
import { checkNamed, namedChecks } from './check/named.ts'
import { fromCaller } from './shared/caller.ts'

type Named = typeof namedChecks

type Checks = {
  [Name in keyof Named]: Named[Name] extends NamedCheck<infer Options, infer Main> ? Call<Options, Main> : never
}

/** Paths are meant from where the call stands. */
function located(item: CheckItem): CheckItem {
  const { files = [], main } = checkNamed(item.name)
  const paths = files.flatMap((name) => {
    const written = name === main && Object.hasOwn(item.options, 'value') ? 'value' : name
    const path = item.options[written]
    return typeof path === 'string' ? [[written, fromCaller(path)]] : []
  })
  return { ...item, options: { ...item.options, ...Object.fromEntries(paths) } }
}

const entries = Object.keys(namedChecks).map((name) => [
  name,
  (written: unknown, settings?: CheckSettings) => located(itemOf(name, written, settings)),
])

/** Each check as a function that calls it, with its options as a contract has them. */
// built from the keys of the catalogue
export const checks = Object.fromEntries(entries) as Checks

// one by one: what is unpacked at once has no declaration that a bundler can rename
export const hasColumns: Checks['hasColumns'] = checks.hasColumns
export const strictSchema: Checks['strictSchema'] = checks.strictSchema
export const hasType: Checks['hasType'] = checks.hasType
export const oneType: Checks['oneType'] = checks.oneType
export const noNulls: Checks['noNulls'] = checks.noNulls
export const range: Checks['range'] = checks.range
export const oneOf: Checks['oneOf'] = checks.oneOf
export const matches: Checks['matches'] = checks.matches
export const hasFormat: Checks['hasFormat'] = checks.hasFormat
export const textLength: Checks['textLength'] = checks.textLength
export const unique: Checks['unique'] = checks.unique
export const increasing: Checks['increasing'] = checks.increasing
export const decreasing: Checks['decreasing'] = checks.decreasing
export const varies: Checks['varies'] = checks.varies
export const balanced: Checks['balanced'] = checks.balanced
export const noOutliers: Checks['noOutliers'] = checks.noOutliers
export const fresh: Checks['fresh'] = checks.fresh
export const compares: Checks['compares'] = checks.compares
export const expression: Checks['expression'] = checks.expression
export const rowCount: Checks['rowCount'] = checks.rowCount
export const mean: Checks['mean'] = checks.mean
export const median: Checks['median'] = checks.median
export const sum: Checks['sum'] = checks.sum
export const std: Checks['std'] = checks.std
export const quantile: Checks['quantile'] = checks.quantile
export const distinct: Checks['distinct'] = checks.distinct
export const refersTo: Checks['refersTo'] = checks.refersTo
export const conservesRows: Checks['conservesRows'] = checks.conservesRows
export const keepsKeys: Checks['keepsKeys'] = checks.keepsKeys
export const keepsValues: Checks['keepsValues'] = checks.keepsValues
export const conservesSum: Checks['conservesSum'] = checks.conservesSum
export const predictionsInRange: Checks['predictionsInRange'] = checks.predictionsInRange
export const keepsDistribution: Checks['keepsDistribution'] = checks.keepsDistribution
export const noDrift: Checks['noDrift'] = checks.noDrift
export const noLeakage: Checks['noLeakage'] = checks.noLeakage
export const labelLeak: Checks['labelLeak'] = checks.labelLeak
export const demographicParity: Checks['demographicParity'] = checks.demographicParity
export const equalOpportunity: Checks['equalOpportunity'] = checks.equalOpportunity
export const slices: Checks['slices'] = checks.slices
export const sameAs: Checks['sameAs'] = checks.sameAs

import type { NamedCheck } from './model/check.ts'
import type { CheckItem } from './model/contract.ts'
import { itemOf, type Call, type CheckSettings } from './check/itemOf.ts'
import { checkNamed, namedChecks } from './check/named.ts'
import { fromCaller } from './shared/caller.ts'

type Calls<Checks> = {
  [Name in keyof Checks]: Checks[Name] extends NamedCheck<infer Options, infer Main> ? Call<Options, Main> : never
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
export const checks = Object.fromEntries(entries) as Calls<typeof namedChecks>

export const {
  hasColumns,
  strictSchema,
  hasType,
  oneType,
  noNulls,
  range,
  oneOf,
  matches,
  hasFormat,
  textLength,
  unique,
  increasing,
  decreasing,
  varies,
  balanced,
  noOutliers,
  fresh,
  compares,
  expression,
  rowCount,
  mean,
  median,
  sum,
  std,
  quantile,
  distinct,
  refersTo,
  conservesRows,
  keepsKeys,
  keepsValues,
  conservesSum,
  predictionsInRange,
  keepsDistribution,
  noDrift,
  noLeakage,
  labelLeak,
  demographicParity,
  equalOpportunity,
  slices,
  sameAs,
} = checks

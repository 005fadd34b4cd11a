import type { NamedCheck } from './model/check.ts'
import type { CheckItem } from './model/contract.ts'
import { checkNamed, namedChecks } from './check/named.ts'
import { fromCaller } from './shared/caller.ts'

/** What every check takes beside its own options. */
export interface CheckSettings {
  /** The dataset of the port, where it has several. */
  dataset?: string
  /** The share that must pass; all, unless told. */
  mostly?: number
  /** Whether it fails a test, or is only told. */
  severity?: 'error' | 'warning'
}

type Call<Options extends object, Main extends keyof Options> = (
  ...written: Partial<Options> extends Options
    ? [options?: Options[Main] | (Options & CheckSettings), settings?: CheckSettings]
    : [options: Options[Main] | (Options & CheckSettings), settings?: CheckSettings]
) => CheckItem

type Calls<Checks> = {
  [Name in keyof Checks]: Checks[Name] extends NamedCheck<infer Options, infer Main> ? Call<Options, Main> : never
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

function itemOf(name: string, written: unknown, settings: CheckSettings = {}): CheckItem {
  const given = isMap(written) ? written : written === undefined ? {} : { value: written }
  const { dataset, mostly, severity = 'error', ...options } = { ...given, ...settings }
  return {
    name,
    options: { ...options },
    ...(dataset !== undefined && { dataset }),
    ...(mostly !== undefined && { mostly }),
    severity,
  }
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

import type { About, DataCheck, NamedCheck } from '../model/check.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { balanced } from './named/balanced.ts'
import { compares } from './named/compares.ts'
import { conservesRows } from './named/conservesRows.ts'
import { decreasing } from './named/decreasing.ts'
import { distinct } from './named/distinct.ts'
import { expression } from './named/expression.ts'
import { fresh } from './named/fresh.ts'
import { hasColumns } from './named/hasColumns.ts'
import { hasFormat } from './named/hasFormat.ts'
import { hasType } from './named/hasType.ts'
import { increasing } from './named/increasing.ts'
import { keepsKeys } from './named/keepsKeys.ts'
import { keepsValues } from './named/keepsValues.ts'
import { matches } from './named/matches.ts'
import { mean } from './named/mean.ts'
import { median } from './named/median.ts'
import { conservesSum } from './named/conservesSum.ts'
import { predictionsInRange } from './named/predictionsInRange.ts'
import { keepsDistribution } from './named/keepsDistribution.ts'
import { noDrift } from './named/noDrift.ts'
import { noLeakage } from './named/noLeakage.ts'
import { labelLeak } from './named/labelLeak.ts'
import { demographicParity } from './named/demographicParity.ts'
import { equalOpportunity } from './named/equalOpportunity.ts'
import { slices } from './named/slices.ts'
import { sameAs } from './named/sameAs.ts'
import { noNulls } from './named/noNulls.ts'
import { noOutliers } from './named/noOutliers.ts'
import { oneOf } from './named/oneOf.ts'
import { oneType } from './named/oneType.ts'
import { quantile } from './named/quantile.ts'
import { range } from './named/range.ts'
import { refersTo } from './named/refersTo.ts'
import { rowCount } from './named/rowCount.ts'
import { std } from './named/std.ts'
import { strictSchema } from './named/strictSchema.ts'
import { sum } from './named/sum.ts'
import { textLength } from './named/textLength.ts'
import { unique } from './named/unique.ts'
import { varies } from './named/varies.ts'

/** Every check that contracts and tests can call, by its name. */
export const namedChecks = {
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
}

/** One of them, whatever its options are. */
export interface AnyCheck extends Omit<NamedCheck<object>, 'make' | 'main' | 'required' | 'files'> {
  main?: string
  required?: string[]
  files?: string[]
  make(options: never, about: About): DataCheck[]
}

/** Those of somebody's own. */
const ownChecks = new Map<string, AnyCheck>()

/** Makes a check known by its name; one of the same name that was there is replaced. */
export const addCheck = (name: string, check: AnyCheck): void => void ownChecks.set(name, check)

/** The check of a name; `at` is where it is called. */
export function checkNamed(name: string, at?: Location): AnyCheck {
  const check = own<AnyCheck>(namedChecks, name) ?? ownChecks.get(name)
  if (check) return check
  const known = [...ownChecks.keys(), ...Object.keys(namedChecks)]
  throw new PipeproofError('unknownKey', { key: name, place: '`checks`', known, nearest: nearest(name, known) }, { at })
}

/** The JSON Schema of the options of a check. */
export const optionsSchema = ({ options, required = [] }: AnyCheck): object => ({
  type: 'object',
  additionalProperties: false,
  properties: options,
  required,
})

import { notAsymmetric } from './notAsymmetric.ts'
import { toBeSchemaCompatibleWith } from './toBeSchemaCompatibleWith.ts'
import { toConserveRows } from './toConserveRows.ts'
import { toDriftFrom } from './toDriftFrom.ts'
import { toFailWith } from './toFailWith.ts'
import { toHaveColumns } from './toHaveColumns.ts'
import { toHaveMetrics } from './toHaveMetrics.ts'
import { toHaveRowCount } from './toHaveRowCount.ts'
import { toKeepKeys } from './toKeepKeys.ts'
import { toMatchGolden } from './toMatchGolden.ts'
import { toPassQualityChecks } from './toPassQualityChecks.ts'
import { toStayWithin } from './toStayWithin.ts'
import { toSucceed } from './toSucceed.ts'
import { toWrite } from './toWrite.ts'

/** Every matcher, for `expect.extend`. */
export const matchers = {
  toBeSchemaCompatibleWith: notAsymmetric(toBeSchemaCompatibleWith),
  toPassQualityChecks: notAsymmetric(toPassQualityChecks),
  toHaveColumns: notAsymmetric(toHaveColumns),
  toHaveRowCount: notAsymmetric(toHaveRowCount),
  toConserveRows: notAsymmetric(toConserveRows),
  toKeepKeys: notAsymmetric(toKeepKeys),
  toDriftFrom: notAsymmetric(toDriftFrom),
  toMatchGolden: notAsymmetric(toMatchGolden),
  toSucceed,
  toFailWith,
  toWrite,
  toHaveMetrics,
  toStayWithin,
}

export type { Verdict } from './verdict.ts'

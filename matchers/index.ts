import { toBeSchemaCompatibleWith } from './toBeSchemaCompatibleWith.ts'
import { toPassQualityChecks } from './toPassQualityChecks.ts'
import { toSucceed } from './toSucceed.ts'
import { notAsymmetric } from './notAsymmetric.ts'

/** Every matcher, for `expect.extend`. */
export const matchers = {
  toBeSchemaCompatibleWith: notAsymmetric(toBeSchemaCompatibleWith),
  toPassQualityChecks: notAsymmetric(toPassQualityChecks),
  toSucceed,
}

export type { Verdict } from './verdict.ts'

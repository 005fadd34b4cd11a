import type { Expectation } from '../model/expectation.ts'
import type { Finding } from '../model/finding.ts'
import { budget } from './expectation/budget.ts'
import { files } from './expectation/files.ts'
import { log } from './expectation/log.ts'
import { metrics } from './expectation/metrics.ts'
import { noLog } from './expectation/noLog.ts'
import { noWarnings } from './expectation/noWarnings.ts'
import type { Outcome } from './expectation/outcome.ts'
import { outputs } from './expectation/outputs.ts'
import { rows } from './expectation/rows.ts'
import { rules } from './expectation/rules.ts'

type Kinds = Required<Omit<Expectation, 'fails'>>

/** What can be expected of a run, by name. */
export const expectations: {
  [Kind in keyof Kinds]: (expected: Kinds[Kind], outcome: Outcome) => Finding[] | Promise<Finding[]>
} = { outputs, files, rows, metrics, log, noLog, noWarnings, budget, rules }

/** Where a run is not what is expected of it. */
export async function checkExpectation(expected: Expectation, outcome: Outcome): Promise<Finding[]> {
  const findings: Finding[] = []
  const kinds = Object.keys(expectations) as (keyof Kinds)[] // it has these and no others
  for (const kind of kinds) findings.push(...(await found(kind, expected, outcome)))
  return findings
}

function found<Kind extends keyof Kinds>(
  kind: Kind,
  { [kind]: expected }: Pick<Expectation, Kind>,
  outcome: Outcome,
): Finding[] | Promise<Finding[]> {
  if (expected === undefined) return []
  return expectations[kind](expected as Kinds[Kind], outcome) // which TypeScript does not narrow by itself
}

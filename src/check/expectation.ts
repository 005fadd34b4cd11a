import type { Expectation } from '../model/expectation.ts'
import type { Finding } from '../model/finding.ts'
import { checkGolden } from './golden.ts'
import { budget } from './expectation/budget.ts'
import { files } from './expectation/files.ts'
import { log } from './expectation/log.ts'
import { metrics } from './expectation/metrics.ts'
import { noLog } from './expectation/noLog.ts'
import { noWarnings } from './expectation/noWarnings.ts'
import type { Outcome } from './expectation/outcome.ts'
import { rows } from './expectation/rows.ts'
import { rules } from './expectation/rules.ts'

type Kinds = Required<Omit<Expectation, 'fails'>>

async function outputs(expected: Kinds['outputs'], outcome: Outcome): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [name, golden] of Object.entries(expected)) {
    const output = outcome.outputs[name]
    if (output) findings.push(...(await checkGolden(output, golden)))
  }
  return findings
}

/** What can be expected of a run, by name. */
export const expectations: {
  [Kind in keyof Kinds]: (expected: Kinds[Kind], outcome: Outcome) => Finding[] | Promise<Finding[]>
} = { outputs, files, rows, metrics, log, noLog, noWarnings, budget, rules }

/** Where a run is not what is expected of it. */
export async function checkExpectation(expected: Expectation, outcome: Outcome): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const kind of Object.keys(expectations) as (keyof Kinds)[])
    findings.push(...(await found(kind, expected, outcome)))
  return findings
}

function found<Kind extends keyof Kinds>(
  kind: Kind,
  { [kind]: expected }: Pick<Expectation, Kind>,
  outcome: Outcome,
): Finding[] | Promise<Finding[]> {
  return expected === undefined ? [] : expectations[kind](expected as Kinds[Kind], outcome)
}

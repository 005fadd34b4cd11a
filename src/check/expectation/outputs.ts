import type { Expectation } from '../../model/expectation.ts'
import type { Finding } from '../../model/finding.ts'
import { own } from '../../shared/own.ts'
import { checkGolden } from '../golden.ts'
import type { Outcome } from './outcome.ts'

/** Outputs that are not like their golden files. */
export async function outputs(expected: NonNullable<Expectation['outputs']>, outcome: Outcome): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [name, golden] of Object.entries(expected)) {
    const output = own(outcome.outputs, name)
    if (output) findings.push(...(await checkGolden(output, golden)))
  }
  return findings
}

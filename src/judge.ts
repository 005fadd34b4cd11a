import type { Case } from './model/case.ts'
import type { Expectation } from './model/expectation.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import type { Step } from './model/pipeline.ts'
import type { DatasetQuality } from './model/quality.ts'
import type { Run } from './model/run.ts'
import { checkExpectation } from './check/expectation.ts'
import { checkPort } from './check/port.ts'
import { checkRefusal, checkRun } from './check/run.ts'
import { isError } from './shared/finding.ts'

interface Ports {
  inputs: Record<string, ObservedPort>
  /** What is wrong with those that come from outside. */
  given: Finding[]
  outputs: Record<string, ObservedPort>
  /** Is told how good each dataset is that was written. */
  tell?: ((quality: DatasetQuality) => void) | undefined
}

interface Judged {
  step: Step
  case: Case
}

/** A run that is to refuse its input owes what its case says alone. */
function expectedOf({ step, case: { expect } }: Judged): Expectation[] {
  return expect.fails === undefined
    ? [step.contract.expect ?? {}, step.expect ?? {}, expect]
    : [{ ...expect, outputs: {} }]
}

async function beyondPromises(run: Run, { inputs, outputs }: Ports, judged: Judged): Promise<Finding[]> {
  const outcome = { step: judged.step.name, run, inputs, outputs }
  const findings: Finding[] = []
  for (const expected of expectedOf(judged)) findings.push(...(await checkExpectation(expected, outcome)))
  return findings
}

/** What is wrong with a run and what it wrote; what is expected beyond promises counts once they are kept. */
export async function judge(run: Run, ports: Ports, judged: Judged): Promise<Finding[]> {
  const { inputs, given, outputs, tell } = ports
  const { step, case: way } = judged
  const { script, limits } = step.contract
  const subject = { step: step.name, script, ...limits, inputs: Object.values(inputs) }
  if (way.expect.fails !== undefined) {
    const refused = checkRefusal(run, way.expect.fails, subject)
    return refused.length > 0 ? refused : beyondPromises(run, ports, judged)
  }
  const ended = checkRun(run, subject)
  // what a script makes of data that breaks its contract is no fault of the script
  const then = ended.map(({ received }) => `then   ${received}`)
  if (given.some(isError)) return given.map((each, index) => (index === 0 ? { ...each, notes: then } : each))
  const findings = [...given, ...ended]
  if (ended.length > 0) return findings
  const beside = [...Object.values(outputs), ...Object.values(inputs)]
  for (const output of Object.values(outputs))
    findings.push(...(await checkPort(output, { fault: 'producer', beside, tell })))
  return findings.some(isError) ? findings : [...findings, ...(await beyondPromises(run, ports, judged))]
}

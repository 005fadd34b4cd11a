import type { Finding } from './model/finding.ts'
import type { Pipeline } from './model/pipeline.ts'
import { checkGates, passageOf, together, type Passage } from './check/gates.ts'
import type { Session } from './session.ts'

/** The gates that a pipeline and its steps do not get through, all at once; what did not run is told elsewhere. */
export async function gated(
  { name, steps, gates = {} }: Pipeline,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const passages: Passage[] = []
  for (const step of Object.values(steps)) {
    const done = await session.chain(step.name, signal).catch(() => undefined)
    if (!done?.run.ok) continue
    const passage = passageOf({ step: step.name, ...done }, done.findings)
    passages.push(passage)
    findings.push(...checkGates(step.gates ?? {}, passage))
  }
  return [...findings, ...checkGates(gates, together(name, passages))]
}

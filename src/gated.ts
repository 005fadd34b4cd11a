import type { Finding } from './model/finding.ts'
import type { Link, Pipeline } from './model/pipeline.ts'
import { wayToLowest, withDrops } from './check/drops.ts'
import { checkGates, passageOf, together, type Passage } from './check/gates.ts'
import { order } from './pipeline/order.ts'
import type { Session } from './session.ts'
import { own } from './shared/own.ts'

const placeOf = ({ step, port }: Link['from']): string => `${step}.${port}`

/** The gates that a pipeline and its steps do not get through, all at once; what did not run is told elsewhere. */
export async function gated(pipeline: Pipeline, session: Session, signal: AbortSignal | undefined): Promise<Finding[]> {
  const edges = session.supply.links.map(({ from, to }) => ({ from: placeOf(from), to: placeOf(to) }))
  const all = withDrops(await session.quality(), edges)
  const findings: Finding[] = []
  const passages: Passage[] = []
  for (const name of order(pipeline)) {
    const step = own(pipeline.steps, name)
    const done = step && (await session.chain(name, signal).catch(() => undefined))
    if (!step || !done?.run.ok) continue
    const written = all.filter((each) => each.step === name && !each.given)
    const passage = passageOf({ step: name, ...done }, done.findings, wayToLowest(written, all, edges))
    passages.push(passage)
    findings.push(...checkGates(step.gates ?? {}, passage))
  }
  return [...findings, ...checkGates(pipeline.gates ?? {}, together(pipeline.name, passages))]
}

import type { Answer, Context } from './answer.ts'
import type { Finding } from './model/finding.ts'
import type { Link } from './model/pipeline.ts'
import { contractIn } from './perform.ts'
import { order } from './pipeline/order.ts'
import { isDescribed } from './plan/inputs.ts'
import { awaiting } from './progress.ts'
import { Blocked } from './blocked.ts'
import type { Session } from './session.ts'
import { isError } from './shared/finding.ts'
import { own } from './shared/own.ts'
import { Stopped } from './shared/stopped.ts'

/** What a step found, or that it could not run. */
async function foundBy(step: string, { session, signal }: Context): Promise<Finding[] | Blocked> {
  try {
    return (await session.chain(step, signal)).findings
  } catch (error) {
    if (error instanceof Blocked) return error
    if (error instanceof Stopped) return [error.finding]
    throw error
  }
}

/** The findings of each of these steps that stands on good ground: what comes after a broken one is its consequence. */
export async function along(steps: string[], context: Context): Promise<Finding[]> {
  const { links } = context.wiring
  const broken = new Set<string>()
  const all: Finding[] = []
  const ended = awaiting(steps)
  const found = new Map(steps.map((step) => [step, foundBy(step, context).finally(() => ended(step))]))
  // all have begun: what does not depend on each other runs side by side
  await Promise.allSettled(found.values())
  for (const step of order(context.pipeline).filter((name) => found.has(name))) {
    const findings = (await found.get(step)) ?? []
    const follows =
      findings instanceof Blocked || links.some(({ from, to }) => to.step === step && broken.has(from.step))
    if (follows || findings.some(isError)) broken.add(step)
    if (!follows) all.push(...(await context.reducer.whole(step, { findings, signal: context.signal })))
  }
  return all
}

/** Whether data still comes from upstream where only some steps run: along the path, and where it can not be made. */
function stays({ from, to }: Link, steps: string[], session: Session): boolean {
  if (!steps.includes(to.step) || steps.includes(from.step)) return true
  const port = contractIn(session.step(to.step)).inputs[to.port]
  return port !== undefined && !isDescribed(port) && !own(session.supply.sources, `${to.step}.${to.port}`)
}

/** The steps of a path, on data made for what comes into it from elsewhere. */
export const onPath: Answer<'path'> = async (context, { steps }) => {
  const { session, reducer } = context
  const links = session.supply.links.filter((link) => stays(link, steps, session))
  // a path from the beginning has run already, or will
  if (links.length === session.supply.links.length) return along(steps, context)
  const part = session.part(steps.join('-'), links)
  return along(steps, { ...context, session: part, reducer: reducer.in(part) })
}

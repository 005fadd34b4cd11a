import type { Port } from './model/contract.ts'
import type { ObservedPort } from './model/observation.ts'
import type { Link } from './model/pipeline.ts'
import { observePort } from './observe/port.ts'
import { contractIn, type Performed } from './perform.ts'
import { chainCase } from './plan/inputs.ts'
import { Blocked } from './blocked.ts'
import type { Session } from './session.ts'
import { isGiven } from './shared/isGiven.ts'

interface Context {
  session: Session
  links: Link[]
  signal: AbortSignal | undefined
}

/** Whether what a port holds is compared with other ports. */
const looksBeside = ({ datasets, checks = [] }: Port): boolean =>
  checks.length > 0 ||
  Object.values(datasets).some(({ columns = {} }) =>
    Object.values(columns).some(({ references }) => references !== undefined),
  )

async function ran(step: string, { session, signal }: Context): Promise<Performed | undefined> {
  try {
    return await session.chain(step, signal)
  } catch (error) {
    if (error instanceof Blocked) return undefined
    throw error
  }
}

/** An input as its producer wrote it; what lies side by side or comes from outside is as the step found it. */
async function inputOf(step: string, port: Port, context: Context): Promise<ObservedPort[]> {
  const { session, links } = context
  const link = links.find(({ to }) => to.step === step && to.port === port.name)
  if (link && !port.merge) {
    const performed = await ran(link.from.step, context)
    const output = performed?.outputs[link.from.port]
    return performed?.run.ok && output ? [observePort(step, port, output.dir)] : []
  }
  const isReal = link !== undefined || isGiven(chainCase(session.step(step), session.supply).inputs[port.name])
  const found = isReal ? (await ran(step, context))?.inputs[port.name] : undefined
  return found ? [found] : []
}

/** The inputs of a consumer beside that of an edge, where something of the one must be in another; data that was made up is in none. */
export async function besideOf({ to }: Link, context: Context): Promise<ObservedPort[]> {
  const { inputs } = contractIn(context.session.step(to.step))
  const input = inputs[to.port]
  if (!input || !looksBeside(input)) return []
  const found = Object.values(inputs)
    .filter(({ name }) => name !== to.port)
    .map((port) => inputOf(to.step, port, context))
  return (await Promise.all(found)).flat()
}

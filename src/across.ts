import type { CheckItem, Port } from './model/contract.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import type { Pipeline } from './model/pipeline.ts'
import { portNamed } from './check/datasetNamed.ts'
import { checkPort } from './check/port.ts'
import { contractIn } from './perform.ts'
import { Blocked } from './blocked.ts'
import type { Session } from './session.ts'
import { portsOf } from './shared/portsOf.ts'

/** Every text in the options of checks. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const stepOf = (place: string): string => place.split('.')[0] ?? ''

/** The steps whose ports are compared. */
function stepsOf(place: string, items: CheckItem[], ports: Port[]): string[] {
  const named = textsIn(items.map(({ options }) => options)).flatMap((text) => portNamed(text, ports)?.name ?? [])
  return [...new Set([place, ...named].map(stepOf))]
}

interface Asked {
  pipeline: Pipeline
  session: Session
  signal: AbortSignal | undefined
}

/** What is wrong with a port, as the pipeline checks it against those of other steps. */
export async function across({ pipeline, session, signal }: Asked, place: string): Promise<Finding[]> {
  const items = pipeline.checks?.[place] ?? []
  const beside: ObservedPort[] = []
  for (const step of stepsOf(place, items, portsOf(pipeline.steps))) {
    const { run, outputs, inputs, findings } = await session.chain(step, signal)
    if (!run.ok) return step === stepOf(place) ? findings : [new Blocked(stepOf(place), step, step).finding]
    const ports = contractIn(session.step(step))
    for (const [side, all] of [
      ['outputs', outputs],
      ['inputs', inputs],
    ] as const)
      for (const port of Object.values(all)) {
        // the names of columns may come from the environment of the step
        const declared = ports[side][port.port.name] ?? port.port
        beside.push({ ...port, port: { ...declared, name: `${step}.${declared.name}` } })
      }
  }
  const own = beside.find(({ port }) => port.name === place)
  return own ? checkPort(own, { fault: 'producer', items, beside }) : []
}

import type { Part } from '../../../shared/reading/part.ts'
import type { Path } from '../../../shared/reading/session.ts'
import type { ToldScript } from '../reader.ts'
import type { Scope } from './value.ts'

/** A step of a definition, wherever it stands. */
export interface Step {
  name: string
  type: string
  part: Part
  /** The condition in whose branch it is. */
  under: string | undefined
}

/** What the arguments of a step say of its script. */
export interface Job {
  told: ToldScript
  env: Record<string, string>
  args: Record<string, string>
  /** Whatever is used below a path feeds a port. */
  uses: { path: Path; port: string }[]
  /** The outputs of its property files, by their names. */
  files: Map<string, string>
}

export interface Context {
  step: Step
  scope: Scope
}

export const noJob = (): Job => ({
  told: { inputs: {}, outputs: {}, demands: [] },
  env: {},
  args: {},
  uses: [],
  files: new Map(),
})

function branches(step: Step): Step[] {
  const given = step.part.part('Arguments')
  return ['IfSteps', 'ElseSteps'].flatMap((key) => (given ? stepsIn(given, key, step.name) : []))
}

/** The steps at a key, each condition before those in its branches. */
export function stepsIn(above: Part, key: string, under?: string): Step[] {
  return above.parts(key).flatMap((part) => {
    const type = part.text('Type')
    if (type === undefined) throw part.missing('Type')
    const step = { name: part.name('Name'), type, part, under }
    return type === 'Condition' ? [step, ...branches(step)] : [step]
  })
}

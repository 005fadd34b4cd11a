import { PipeproofError } from '../../errors.ts'
import type { SourceDocument } from '../../shared/yaml.ts'
import { nearest } from '../../shared/nearest.ts'
import { pathText } from '../../shared/reading/session.ts'
import { valueOf } from '../../shared/reading/values.ts'
import type { PipelineReader, PipelineReading, ReadEdge, ReadNode } from './reader.ts'
import { withRest } from '../../shared/reading/rest.ts'
import { literalEdges, portAt, type Told } from './sagemaker/literal.ts'
import { scopesOf } from './sagemaker/parameters.ts'
import { portOf, referencesIn } from './sagemaker/references.ts'
import { stepsIn, type Step } from './sagemaker/step.ts'
import { isService, jobOf } from './sagemaker/types.ts'
import { unwrapped } from './sagemaker/unwrapped.ts'

const recognises = ({ value }: SourceDocument): boolean =>
  valueOf(value, 'Steps') !== undefined || valueOf(value, 'PipelineDefinition') !== undefined

/** The steps that an edge may name. */
class Steps {
  readonly #told: Map<string, Told>

  constructor(told: Told[]) {
    this.#told = new Map(told.map((each) => [each.step.name, each]))
  }

  at(name: string, user: Step, path: readonly (string | number)[]): Told {
    const found = this.#told.get(name)
    if (found) return found
    const known = [...this.#told.keys()]
    const facts = { step: name, known, nearest: nearest(name, known) }
    throw new PipeproofError('unknownStep', facts, { at: user.part.session.doc.at(path) })
  }
}

function dataEdges({ step, job }: Told, steps: Steps): ReadEdge[] {
  const { session } = step.part
  return referencesIn(step.part.value, step.part.path).map(({ step: name, property, path }) => {
    const { step: before, job: producer } = steps.at(name, step, path)
    if (path.at(-1) === 'Std:JsonGet')
      session.warn(path, `\`Step\` of \`${pathText(path)}\` is read as a \`Get\` of \`Steps.${name}.${property}\``)
    const from = portOf(property, Object.keys(producer.told.outputs), producer.files)
    const to = portAt(path, job)
    return {
      from: { step: name, ...(from !== undefined && { port: from }) },
      to: { step: step.name, ...(to !== undefined && { port: to }) },
      // its outcome is no data
      kind: before.type === 'Condition' ? 'order' : 'data',
      at: session.doc.at(path),
    }
  })
}

function orderEdges({ step }: Told, steps: Steps): ReadEdge[] {
  const { part, name, under } = step
  const after = part.texts('DependsOn') ?? []
  const [to, kind] = [{ step: name }, 'order' as const]
  const named = after.map((before, index): ReadEdge => {
    const path = [...part.path, 'DependsOn', index]
    return { from: { step: steps.at(before, step, path).step.name }, to, kind, at: part.session.doc.at(path) }
  })
  return under === undefined ? named : [{ from: { step: under }, to, kind, at: part.at('Name') }, ...named]
}

const keyOf = ({ from, to, kind }: ReadEdge): string => JSON.stringify([from, to, kind])

/** Two expressions that say the same are one edge. */
const distinct = (edges: ReadEdge[]): ReadEdge[] =>
  [...new Map(edges.toReversed().map((edge) => [keyOf(edge), edge])).values()].toReversed()

function nodeOf({ step, job }: Told): ReadNode {
  const { told, env, args } = job
  const isTold =
    (told.script ?? told.image) !== undefined || Object.keys({ ...told.inputs, ...told.outputs }).length > 0
  const { name, type: kind } = step
  const more = { ...(isService(kind) && { isService: true }), ...(isTold && { told }) }
  return { name, kind, ...more, env, args, at: step.part.at('Name') }
}

function demandOwnNames(steps: Step[]): void {
  const seen = new Set<string>()
  for (const { name, part } of steps) {
    if (seen.has(name)) throw part.wrong('Name', 'a name of its own')
    seen.add(name)
  }
}

function read(doc: SourceDocument): PipelineReading {
  const { root, name } = unwrapped(doc)
  const { taking: scope, looking } = scopesOf(root, name ?? 'pipeline')
  const steps = stepsIn(root, 'Steps')
  if (steps.length === 0) throw root.missing('Steps')
  demandOwnNames(steps)
  const told = steps.map((step) => ({ step, job: jobOf({ step, scope }) }))
  const known = new Steps(told)
  const sure = distinct(told.flatMap((each) => [...dataEdges(each, known), ...orderEdges(each, known)]))
  return {
    ...(name !== undefined && { name }),
    nodes: told.map(nodeOf),
    edges: [...sure, ...literalEdges(told, sure, looking)],
    warnings: withRest(
      root.session,
      steps.map((step) => ({ path: step.part.path, title: `step \`${step.name}\`` })),
    ),
  }
}

export const sagemaker: PipelineReader = { title: 'SageMaker pipeline definition', recognises, read }

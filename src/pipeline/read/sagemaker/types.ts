import type { Part } from '../../../shared/reading/part.ts'
import { model, transform, tuning } from './others.ts'
import { processing } from './processing.ts'
import { noJob, type Context, type Job } from './step.ts'
import { training } from './training.ts'

type Teller = (args: Part, context: Context) => Job

const tellers = new Map<string, Teller>([
  ['Processing', processing],
  ['QualityCheck', processing],
  ['ClarifyCheck', processing],
  ['Training', training],
  ['Tuning', tuning],
  ['Transform', transform],
  ['Model', model],
  ['RegisterModel', model],
])

/** Steps that run no script on data. */
const others = new Set(
  [
    'Condition Fail Callback Lambda EMR EMRServerless AutoML EndpointConfig Endpoint InferenceComponent Lineage',
    'BedrockCustomModel BedrockCustomModelDeployment BedrockModelImport BedrockProvisionedModelThroughput',
  ].flatMap((types) => types.split(' ')),
)

/** Steps that the platform does by itself, whatever they are given. */
export const isService = (type: string): boolean =>
  others.has(type) || ['Model', 'RegisterModel', 'Transform'].includes(type)

/** What the arguments of a step say of its script; a type that is not known is warned of. */
export function jobOf(context: Context): Job {
  const { type, part } = context.step
  const tell = tellers.get(type)
  if (!tell && !others.has(type)) part.note('Type', 'a step of this type is not known, it has no script here')
  const args = tell && part.part('Arguments')
  return args ? tell(args, context) : noJob()
}

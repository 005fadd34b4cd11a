import type { Part } from '../../../shared/reading/part.ts'
import type { Path } from '../../../shared/reading/session.ts'
import { knownText, uriAt } from './given.ts'
import { noJob, type Context, type Job } from './step.ts'
import { trainingWith } from './training.ts'

const ofTuning = trainingWith({ hyperparameters: 'StaticHyperParameters' })

/** Trainings that differ in hyperparameters; of several definitions the first tells the script. */
export function tuning(args: Part, context: Context): Job {
  const [first] = args.parts('TrainingJobDefinitions')
  const definition = args.part('TrainingJobDefinition') ?? first
  return definition ? ofTuning(definition, context) : noJob()
}

/** A model that is asked about a batch of data. */
export function transform(args: Part, { scope }: Context): Job {
  const input = args.part('TransformInput')
  const source = input?.part('DataSource')?.part('S3DataSource')
  const output = args.part('TransformOutput')
  return {
    ...noJob(),
    told: {
      inputs: { input: source ? uriAt(source, 'S3Uri', scope) : {} },
      outputs: { output: output ? uriAt(output, 'S3OutputPath', scope) : {} },
      demands: [],
    },
    uses: input ? [{ path: input.path, port: 'input' }] : [],
  }
}

/** The containers of a model, wherever the type of the step has them. */
function containersOf(args: Part): Part[] {
  const holder = args.part('InferenceSpecification') ?? args
  const primary = args.part('PrimaryContainer')
  return primary ? [primary] : holder.parts('Containers')
}

/** What a model is made from. */
export function model(args: Part, { scope }: Context): Job {
  const [container] = containersOf(args)
  if (!container) return noJob()
  const image = knownText(container, 'Image', scope)
  const path: Path = [...container.path, 'ModelDataUrl']
  return {
    ...noJob(),
    told: {
      ...(image !== undefined && { image }),
      inputs: { model: uriAt(container, 'ModelDataUrl', scope) },
      outputs: {},
      demands: [],
    },
    uses: [{ path, port: 'model' }],
  }
}

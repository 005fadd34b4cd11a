import { basename } from 'node:path'
import type { Part } from '../../../shared/reading/part.ts'
import type { ToldPort } from '../reader.ts'
import { knownText, uriAt, valuesAt } from './given.ts'
import { scriptAt, unquoted } from './script.ts'
import { noJob, type Context, type Job } from './step.ts'
import type { Scope } from './value.ts'

interface Channel {
  name: string
  part: Part
  port: ToldPort
}

function channelsOf(args: Part, scope: Scope): Channel[] {
  const seen = new Set<string>()
  return args.parts('InputDataConfig').map((part) => {
    const name = part.name('ChannelName')
    if (seen.has(name)) throw part.wrong('ChannelName', 'a name of its own')
    seen.add(name)
    const source = part.part('DataSource')?.part('S3DataSource')
    return { name, part, port: { path: `/opt/ml/input/data/${name}`, ...(source && uriAt(source, 'S3Uri', scope)) } }
  })
}

const forTheToolkit = 'sagemaker_'

/** The keys of a training: those of a tuning's trainings differ. */
export interface TrainingKeys {
  hyperparameters: 'HyperParameters' | 'StaticHyperParameters'
}

function hyperparameters(args: Part, key: TrainingKeys['hyperparameters'], scope: Scope): Record<string, string> {
  const part = args.part(key)
  const names = part?.keys().filter((name) => !name.startsWith(forTheToolkit)) ?? []
  const values = names.map((name) => [name, part && knownText(part, name, scope)])
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function scriptOf(args: Part, key: TrainingKeys['hyperparameters'], scope: Scope): { script?: string; image?: string } {
  const parameters = args.part(key)
  const named = parameters?.has('sagemaker_program') ? knownText(parameters, 'sagemaker_program', scope) : undefined
  const algorithm = args.part('AlgorithmSpecification')
  const image = algorithm && knownText(algorithm, 'TrainingImage', scope)
  const started = algorithm && scriptAt(algorithm, 'ContainerEntrypoint', scope)
  const script = named === undefined ? started && basename(started) : unquoted(named)
  return { ...(script !== undefined && { script }), ...(image !== undefined && { image }) }
}

/** A container that is given channels and writes a model. */
export function trainingWith({ hyperparameters: key }: TrainingKeys): (args: Part, context: Context) => Job {
  return (args, { scope }) => {
    const channels = channelsOf(args, scope)
    const { values: env, unknown } = valuesAt(args, 'Environment', scope)
    const output = args.part('OutputDataConfig')
    const model = { path: '/opt/ml/model', files: { model: 'model.tar.gz' } }
    return {
      ...noJob(),
      told: {
        ...scriptOf(args, key, scope),
        platform: 'training',
        inputs: Object.fromEntries(channels.map(({ name, port }) => [name, port])),
        outputs: { model: { ...model, ...(output && uriAt(output, 'S3OutputPath', scope)) } },
        demands: unknown,
      },
      env,
      args: hyperparameters(args, key, scope),
      uses: channels.map(({ name, part }) => ({ path: part.path, port: name })),
    }
  }
}

export const training = trainingWith({ hyperparameters: 'HyperParameters' })

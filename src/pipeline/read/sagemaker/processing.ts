import type { Part } from '../../../shared/reading/part.ts'
import type { ToldPort } from '../reader.ts'
import { argumentsAt, knownText, uriAt, valuesAt } from './given.ts'
import { belowCode, scriptAt } from './script.ts'
import type { Context, Job } from './step.ts'
import { noJob } from './step.ts'
import { evaluate, type Scope } from './value.ts'

interface Input {
  name: string
  part: Part
  /** Its S3 part, or that of a data set. */
  source: Part | undefined
}

const inputsOf = (args: Part): Input[] =>
  args.parts('ProcessingInputs').map((part) => ({
    name: part.name('InputName'),
    part,
    source: part.has('DatasetDefinition') ? part.part('DatasetDefinition') : part.part('S3Input'),
  }))

/** The script and what starts it are mounted like data. */
function isCode({ name, source }: Input): boolean {
  const uri = source?.value['S3Uri']
  return name === 'code' || name === 'entrypoint' || (typeof uri === 'string' && /\.(py|sh)$/.test(uri))
}

function portAt(part: Part | undefined, scope: Scope): ToldPort {
  const path = part && knownText(part, 'LocalPath', scope)
  return { ...(path !== undefined && { path }), ...(part && uriAt(part, 'S3Uri', scope)) }
}

/** Ports by their names, of which each is there once. */
function byName(ports: { name: string; port: ToldPort; part: Part }[], key: string): Record<string, ToldPort> {
  const seen = new Set<string>()
  for (const { name, part } of ports) {
    if (seen.has(name)) throw part.wrong(key, 'a name of its own')
    seen.add(name)
  }
  return Object.fromEntries(ports.map(({ name, port }) => [name, port]))
}

function outputsOf(args: Part, scope: Scope): Record<string, ToldPort> {
  const parts = args.part('ProcessingOutputConfig')?.parts('Outputs') ?? []
  const ports = parts.map((part) => ({
    name: part.name('OutputName'),
    port: portAt(part.part('S3Output'), scope),
    part,
  }))
  return byName(ports, 'OutputName')
}

/** A property file is a promise: the platform reads it from the output. */
function addFiles(step: Part, outputs: Record<string, ToldPort>): Map<string, string> {
  const files = new Map<string, string>()
  for (const part of step.parts('PropertyFiles')) {
    const [name, output, path] = [part.name('PropertyFileName'), part.name('OutputName'), part.name('FilePath')]
    const port = Object.hasOwn(outputs, output) ? outputs[output] : undefined
    if (!port) throw part.wrong('OutputName', 'an output of the step')
    port.files = Object.fromEntries([...Object.entries(port.files ?? {}), [name, path]])
    files.set(name, output)
  }
  return files
}

function scriptOf(args: Part, inputs: Input[], scope: Scope): { script?: string; image?: string } {
  const app = args.part('AppSpecification')
  if (!app) return {}
  const image = knownText(app, 'ImageUri', scope)
  const named = scriptAt(app, 'ContainerEntrypoint', scope)
  const folders = inputs.map(({ source }) => evaluate(source?.value['LocalPath'], scope).form)
  const script = named === undefined ? undefined : belowCode(named, folders)
  return { ...(script !== undefined && { script }), ...(image !== undefined && { image }) }
}

/** A container that is given folders. */
export function processing(args: Part, { step, scope }: Context): Job {
  const all = inputsOf(args)
  const [code, data] = [all.filter(isCode), all.filter((input) => !isCode(input))]
  const app = args.part('AppSpecification')
  const inputs = data.map(({ name, source, part }) => ({ name, port: portAt(source, scope), part }))
  const outputs = outputsOf(args, scope)
  const { values: env, unknown } = valuesAt(args, 'Environment', scope)
  return {
    ...noJob(),
    told: {
      ...scriptOf(args, code, scope),
      platform: 'processing',
      inputs: byName(inputs, 'InputName'),
      outputs,
      demands: unknown,
    },
    env,
    args: app ? argumentsAt(app, 'ContainerArguments', scope) : {},
    uses: data.map(({ name, part }) => ({ path: part.path, port: name })),
    files: addFiles(step.part, outputs),
  }
}

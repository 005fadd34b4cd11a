import { basename } from 'node:path'
import type { PlatformKind } from '../../../model/job.ts'
import { Part } from '../../../shared/reading/part.ts'
import { withRest } from '../../../shared/reading/rest.ts'
import { Session, type Path } from '../../../shared/reading/session.ts'
import { valueOf } from '../../../shared/reading/values.ts'
import type { SourceDocument } from '../../../shared/yaml.ts'
import type { WrittenPort } from '../../written.ts'
import { scriptIn } from './entryPoint.ts'
import { environmentIn, textsIn } from './environment.ts'
import { inputAt, outputAt } from './ports.ts'
import type { ContractReader, ContractReading } from './reader.ts'

const sides = { inputs: 'expected_input_paths', outputs: 'expected_output_paths' }

const recognises = (value: unknown): boolean => Object.values(sides).some((key) => valueOf(value, key) !== undefined)

const textual = (): string[][] => [['optional_env_vars'], ['expected_arguments']]

function portsIn(part: Part | undefined, portAt: typeof inputAt): Record<string, WrittenPort> {
  return Object.fromEntries(part?.keys().map((name) => [name, portAt(part, name)]) ?? [])
}

const origins: Record<string, string> = {
  ...sides,
  script: 'entry_point',
  env: 'optional_env_vars',
  args: 'expected_arguments',
}

const origin = ([first = '', name]: Path): Path => [origins[first] ?? first, ...(name === undefined ? [] : [name])]

/** `orders_contract.py` is the contract of `orders`. */
const nameOf = (file: string): string =>
  basename(file)
    .replace(/\.(ya?ml|json|py)$/, '')
    .replace(/[_-]?contract$/i, '')

/** The command line that it expects, for a job type where one is named. */
function argsIn(root: Part, job: string | undefined): Record<string, string> {
  const part = root.part('expected_arguments')
  const given = part ? textsIn(part) : []
  for (const [name, value] of given) if (value === undefined) part?.drop(name, 'it has no value')
  const args = Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  if (job === undefined) return args
  if (given.some(([name]) => name === 'job_type')) return { ...args, job_type: job }
  const advice = 'add it there or leave out what is behind `#`'
  root.session.warn(
    part?.path ?? [],
    `Unexpected job type \`${job}\`, expected \`job_type\` in \`expected_arguments\`, ${advice}`,
  )
  return args
}

/** Reads it from YAML, JSON or what a Python file makes, whose class may tell the platform. */
export function readScriptContract(doc: SourceDocument, job?: string, platform?: PlatformKind): ContractReading {
  const session = new Session(doc)
  const root = Part.of(session)
  const script = scriptIn(root)
  const description = root.text('description')
  const name = [nameOf(doc.file), job].filter(Boolean).join('_')
  const written = {
    ...(name !== '' && { name }),
    ...(description !== undefined && { description }),
    ...(script !== undefined && { script }),
    ...(platform && { platform }),
    inputs: portsIn(root.part(sides.inputs), inputAt),
    outputs: portsIn(root.part(sides.outputs), outputAt),
    env: environmentIn(root, { required: 'required_env_vars', optional: 'optional_env_vars' }),
    args: argsIn(root, job),
  }
  return { written, origin, warnings: withRest(session) }
}

export const scriptContract: ContractReader = {
  title: 'cursus ScriptContract',
  recognises,
  textual,
  read: readScriptContract,
}

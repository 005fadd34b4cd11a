import type { PlatformKind } from '../../../model/job.ts'
import { own } from '../../../shared/own.ts'
import { Part } from '../../../shared/reading/part.ts'
import { withRest } from '../../../shared/reading/rest.ts'
import { Session, type Path } from '../../../shared/reading/session.ts'
import { isMap, valueOf } from '../../../shared/reading/values.ts'
import { oneOf } from '../../../shared/words.ts'
import type { SourceDocument } from '../../../shared/yaml.ts'
import type { WrittenPort, WrittenValue } from '../../written.ts'
import { misaligned } from './alignment.ts'
import { scriptIn } from './entryPoint.ts'
import { environmentIn, textsIn } from './environment.ts'
import { inputAt, outputAt, withChannels } from './ports.ts'
import type { ContractReader, ContractReading } from './reader.ts'
import { specOf, type SpecPort } from './spec.ts'
import { withVariant } from './variant.ts'

const recognises = (value: unknown): boolean =>
  valueOf(value, 'contract') !== undefined &&
  (valueOf(value, 'step_type') !== undefined || valueOf(value, 'spec') !== undefined)

const variantNames = (value: unknown): string[] => {
  const variants = valueOf(value, 'variants')
  return isMap(variants) ? Object.keys(variants) : []
}

const textual = (value: unknown): string[][] =>
  [[], ...variantNames(value).map((name) => ['variants', name])].flatMap((path) => [
    [...path, 'contract', 'env_vars', 'optional'],
    [...path, 'contract', 'arguments'],
  ])

/** The job type that is meant by `training`, or by the name of a node, `Preprocessing_training`. */
function jobTypeOf(variant: string | undefined, type: string): string | undefined {
  if (variant === undefined || variant === type) return undefined
  return variant.startsWith(`${type}_`) ? variant.slice(type.length + 1) : variant
}

/** The file as it is for a job type; one that it does not name has the base. */
function chosen(doc: SourceDocument, job: string | undefined): Session {
  const { value } = doc
  const variants = valueOf(value, 'variants')
  const names = variantNames(value)
  if (!isMap(value) || !isMap(variants)) return new Session(doc)
  const over = job === undefined ? undefined : own(variants, job)
  const { variants: _, ...base } = value
  const session = new Session(over === undefined ? doc : withVariant(doc, base, [['variants', job ?? ''], over]))
  if (over !== undefined || names.length === 0) return session
  session.settle(['variants'])
  const advice = `write \`#${names[0]}\` behind the path`
  const told = `the base is read, not ${oneOf(names)}: ${advice} to have a variant`
  session.warn(
    ['variants'],
    job === undefined ? told : `Unexpected job type \`${job}\`, expected ${oneOf(names)}, ${advice}, or mean the base`,
  )
  return session
}

const platforms: Record<string, PlatformKind> = { Processing: 'processing', Training: 'training' }

function platformIn(root: Part): PlatformKind | undefined {
  const registry = root.part('registry')
  const name = registry?.text('sagemaker_step_type')
  const platform = name === undefined ? undefined : own(platforms, name)
  if (name !== undefined && !platform) registry?.drop('sagemaker_step_type', `no script runs as a \`${name}\` step`)
  return platform
}

const portAt = { inputs: inputAt, outputs: outputAt }

function portsIn(contract: Part, side: 'inputs' | 'outputs', spec: SpecPort[]): Record<string, WrittenPort> {
  const ports = contract.part(side)
  const entries = (ports?.keys() ?? []).flatMap((name): [string, WrittenPort][] => {
    const part = ports?.part(name)
    if (!part) return []
    const port = withChannels(portAt[side](part, 'path'), part.texts('channels') ?? [])
    const required = part.flag('required')
    const aliases = spec.find((each) => each.name === name)?.aliases ?? []
    return [[name, { ...port, ...(required !== undefined && { required }), ...(aliases.length > 0 && { aliases }) }]]
  })
  return Object.fromEntries(entries)
}

/** What the command line gives: values that stand here, and the job type. */
function argsIn(contract: Part, job: string | undefined): Record<string, WrittenValue> {
  const written = contract.part('arguments')
  const given = written ? textsIn(written) : []
  for (const [name, value] of given) if (value === undefined) written?.drop(name, 'it has no value')
  const fromJob = contract.parts('job_arguments').flatMap((part): [string, string][] => {
    const name = part.name('flag').replace(/^-+/, '')
    const source = part.text('source')
    if (source === 'job_type' && job !== undefined) return [[name, job]]
    const isGiven = given.some(([known]) => known === name)
    const why = source === 'job_type' ? 'write `#JOB_TYPE` behind the path' : `a configuration gives ${source ?? 'it'}`
    part.drop('flag', `\`--${name}\` has ${isGiven ? 'the value in `arguments`' : 'no value'}: ${why}`)
    return []
  })
  const values = given.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]))
  return Object.fromEntries([...values, ...fromJob])
}

const ofSpec: Record<string, string> = { inputs: 'dependencies', outputs: 'outputs' }

/** Where a place of the contract stands in the file. */
function origin([first = '', ...rest]: Path): Path {
  if (first === 'name') return ['step_type']
  if (first === 'platform') return ['registry', 'sagemaker_step_type']
  if (first === 'script') return ['contract', 'entry_point']
  if (first === 'args') return ['contract', 'arguments', ...rest]
  if (first === 'env') return ['contract', 'env_vars', 'optional', ...rest]
  const [name = '', key, ...below] = rest
  if (key === 'aliases') return ['spec', ofSpec[first] ?? first, name, key, ...below]
  return ['contract', first, ...(rest.length === 0 ? [] : [name]), ...(key === undefined ? [] : ['path'])]
}

function read(whole: SourceDocument, variant?: string): ContractReading {
  const type = valueOf(whole.value, 'step_type')
  const job = jobTypeOf(variant, typeof type === 'string' ? type : '')
  const session = chosen(whole, job)
  const root = Part.of(session)
  const name = root.text('step_type')
  const platform = platformIn(root)
  const contract = root.part('contract')
  if (!contract) throw root.wrong('contract', 'a map')
  const spec = specOf(root)
  const script = scriptIn(contract)
  const env = contract.part('env_vars')
  const description = contract.text('description')
  const written = {
    ...(name !== undefined && { name: job === undefined ? name : `${name}_${job}` }),
    ...(description !== undefined && { description }),
    ...(script !== undefined && { script }),
    ...(platform && { platform }),
    inputs: portsIn(contract, 'inputs', spec.dependencies),
    outputs: portsIn(contract, 'outputs', spec.outputs),
    env: env ? environmentIn(env, { required: 'required', optional: 'optional' }) : {},
    args: argsIn(contract, job),
  }
  misaligned(session, { written, spec })
  const warnings = withRest(session)
  return { written, origin, warnings }
}

export const stepInterface: ContractReader = { title: 'cursus `*.step.yaml`', recognises, textual, read }

import { dirname, join } from 'node:path'
import type { Contract } from './model/contract.ts'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Job, Platform } from './model/job.ts'
import type { ObservedPort } from './model/observation.ts'
import type { Case, Step } from './model/pipeline.ts'
import type { DatasetQuality } from './model/quality.ts'
import type { Run } from './model/run.ts'
import type { Runner } from './model/runner.ts'
import { checkPersonal } from './check/personal.ts'
import { checkPort } from './check/port.ts'
import { maskedValues } from './check/secrets.ts'
import { resolveContract } from './contract/resolve.ts'
import { provide } from './data/provide.ts'
import { referredFirst } from './data/references.ts'
import { portFor } from './data/withGenerators.ts'
import type { Upstream } from './data/sources/upstream.ts'
import { judge } from './judge.ts'
import { lineageOf, type Lineage } from './lineage.ts'
import { observePort } from './observe/port.ts'
import { collect } from './run/covered/collect.ts'
import { coverageWanted } from './run/covered/wanted.ts'
import { maskFile } from './run/logs.ts'
import { platformOf } from './run/platform/layout.ts'
import { deliveredFolder, outermostFirst, portFolder } from './run/platform/ports.ts'
import { isGiven } from './shared/isGiven.ts'
import { withoutSecrets } from './check/withoutSecrets.ts'
import { maskDeep, masker, secretsIn, worthHiding } from './shared/mask.ts'
import { settledFor } from './shared/settings/settings.ts'

/** A step, what to run it on, and where. */
export interface Request {
  step: Step
  case: Case
  dir: string
  upstream: Upstream
  runner: Runner
  python: string | undefined
  signal: AbortSignal | undefined
  /** Whether it is told how good its data is, which costs a few milliseconds. */
  appraise?: true
}

/** What came of one run of a step. */
export interface Performed {
  run: Run
  inputs: Record<string, ObservedPort>
  outputs: Record<string, ObservedPort>
  findings: Finding[]
  /** How good the data is that came from outside, and that it wrote, where that was asked for. */
  quality: DatasetQuality[]
  /** What lay in its ports, where it was asked how good that is. */
  lineage?: Lineage
  /** What must not be shown of it. */
  secrets: string[]
}

/** The environment of a step: its contract's defaults, then its own values, then those of the case. */
export function environmentOf({ contract, env }: Step, given: Record<string, string> = {}): Record<string, string> {
  const standard = Object.entries(contract.env).flatMap(([name, { default: value, example }]) => {
    const used = value ?? example
    return used === undefined ? [] : [[name, used]]
  })
  return { ...Object.fromEntries(standard), ...env, ...given }
}

/** The variables but for some. */
const without = (env: Record<string, string>, names: string[] = []): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)))

/** The contract of a step with the names of its columns filled in. */
export const contractIn = (step: Step, env: Record<string, string> = environmentOf(step)): Contract =>
  resolveContract(step.contract, env)

async function provideInputs(
  { step, case: way, dir, upstream }: Request,
  contract: Contract,
  platform: Platform | undefined,
): Promise<Record<string, ObservedPort>> {
  const inputs: Record<string, ObservedPort> = {}
  const names = outermostFirst(Object.keys(way.inputs), platform?.inputs)
  for (const name of referredFirst(names, contract.inputs)) {
    const [declared, spec] = [contract.inputs[name], way.inputs[name]]
    if (!declared || !spec) continue
    const port = portFor(step.name, declared, spec)
    const folder = portFolder({ workspace: dir, platform }, 'inputs', name)
    await provide({ place: `${step.name}.${name}`, port, dir: folder, others: inputs }, spec, upstream)
    inputs[name] = observePort(step.name, port, folder)
  }
  return inputs
}

async function secretsOf(ports: ObservedPort[], known: string[]): Promise<string[]> {
  const columns: string[] = []
  for (const port of ports) columns.push(...(await maskedValues(port)))
  return worthHiding([...known, ...columns])
}

/** What is hidden of the environment of a script, in the settings around its contract too. */
const hiddenIn = ({ file, script }: Contract, env: Record<string, string>): string[] =>
  secretsIn(env, settledFor(dirname(file ?? script)).masking?.env)

const folders = (ports: Record<string, ObservedPort>): Record<string, string> =>
  Object.fromEntries(Object.entries(ports).map(([name, { dir }]) => [name, dir]))

const warned = new Set<string>()

/** Data about people is told of once for each source of an input: it would be as true of every run. */
async function warnOnce(input: ObservedPort, spec: DataSpec | undefined): Promise<Finding[]> {
  if (spec?.kind !== 'local' && spec?.kind !== 'data' && spec?.kind !== 'like') return []
  const words = spec.kind === 'data' ? undefined : spec.anonymise
  const key = JSON.stringify([input.place, spec])
  if (words === 'done' || warned.has(key)) return []
  warned.add(key)
  return checkPersonal(input, { words, isMade: spec.kind === 'like' })
}

interface Checked {
  /** What is wrong with data that comes from outside. */
  given: Finding[]
  quality: DatasetQuality[]
}

async function checkGiven(
  inputs: Record<string, ObservedPort>,
  { case: { inputs: specs }, appraise }: Request,
): Promise<Checked> {
  const checked: Checked = { given: [], quality: [] }
  const tell = appraise && ((each: DatasetQuality): void => void checked.quality.push({ ...each, given: true }))
  const beside = Object.values(inputs)
  for (const [name, input] of Object.entries(inputs))
    if (isGiven(specs[name])) checked.given.push(...(await checkPort(input, { fault: 'data', beside, tell })))
  for (const [name, input] of Object.entries(inputs)) checked.given.push(...(await warnOnce(input, specs[name])))
  return checked
}

/** A run without the secrets that showed only in what it wrote. */
function maskRun(run: Run, secrets: string[]): Run {
  if (secrets.length === 0) return run
  const mask = masker(secrets)
  for (const log of ['stdout.log', 'stderr.log']) maskFile(join(run.workspace, log), mask)
  return maskDeep(run, mask)
}

/** A step whose data lies ready. */
export interface Prepared extends Checked {
  request: Request
  contract: Contract
  inputs: Record<string, ObservedPort>
  job: Job
}

/** Makes the data of a run, and what its runner is asked to do. */
export async function prepare(request: Request): Promise<Prepared> {
  const { step, case: way, dir, python, signal } = request
  const env = without(environmentOf(step, way.env), way.without)
  const contract = contractIn(step, env)
  const platform = platformOf(contract)
  const inputs = await provideInputs(request, contract, platform)
  const outputs = Object.keys(contract.outputs).map((name) => [
    name,
    portFolder({ workspace: dir, platform }, 'outputs', name),
  ])
  const job: Job = {
    script: contract.script,
    command: contract.command,
    image: contract.image,
    ...(contract.uses && { uses: contract.uses }),
    mode: contract.mode,
    workspace: dir,
    inputs: folders(inputs),
    outputs: Object.fromEntries(outputs),
    env,
    args: { ...contract.args, ...step.args, ...way.args },
    ...contract.limits,
    platform,
    python,
    ...coverageWanted(),
    secrets: await secretsOf(Object.values(inputs), hiddenIn(contract, env)),
    signal,
  }
  return { request, contract, inputs, job, ...(await checkGiven(inputs, request)) }
}

/** Looks at what a run left, and says what is wrong with it. */
export async function conclude(prepared: Prepared, run: Run): Promise<Performed> {
  const { request, contract, inputs, given, job } = prepared
  const { step, dir } = request
  collect(run)
  const observed = Object.values(contract.outputs).map((port) => [
    port.name,
    observePort(step.name, port, deliveredFolder(job, port.name)),
  ])
  const outputs: Record<string, ObservedPort> = Object.fromEntries(observed)
  const made = await secretsOf(Object.values(outputs), [])
  const secrets = worthHiding([...job.secrets, ...made])
  const quality = [...prepared.quality]
  const tell = request.appraise && ((each: DatasetQuality): void => void quality.push(each))
  const found = await judge(run, { inputs, given, outputs, tell }, request)
  const findings = maskDeep(found, masker(secrets)).map((item) => ({ ...item, workspace: dir }))
  const lineage = request.appraise && lineageOf({ inputs, outputs }, run.hashes, quality)
  return {
    run: maskRun(run, made),
    inputs,
    outputs,
    findings,
    quality: quality.map((each) => withoutSecrets(each, secrets)),
    ...(lineage && { lineage }),
    secrets,
  }
}

/** Runs one step once: its data, the script, what it left, and what is wrong with that. */
export async function perform(request: Request): Promise<Performed> {
  const prepared = await prepare(request)
  return conclude(prepared, await request.runner.run(prepared.job))
}

import { basename } from 'node:path'
import type { Contract, Warning } from '../model/contract.ts'
import type { Outside, Pipeline, Step } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { own } from '../shared/own.ts'
import { contractFiles } from './contractFile.ts'
import type { ContractFinder } from './normalise.ts'
import type { Configuration } from './read/configuration.ts'
import type { PipelineReading, ReadNode } from './read/reader.ts'
import { scriptFiles } from './read/scriptFile.ts'
import { toldContract } from './read/toldContract.ts'
import { validate } from './validate.ts'

/** Names are parts of places, of titles and of folders. */
function checkName({ name, at }: ReadNode): void {
  if (/^[A-Za-z0-9_-]+$/.test(name)) return
  const facts = { received: `name \`${name}\``, place: 'the nodes', expected: 'letters, digits, `_` and `-`' }
  throw new PipeproofError('wrongValue', facts, { at })
}

/** One contract serves several nodes: each tells it its job type, where it wants to know. */
function jobTypeFor(names: string[], jobType: string | undefined): Record<string, string> {
  const name = names.find((each) => /^job[-_]type$/i.test(each))
  return name === undefined || jobType === undefined ? {} : { [name]: jobType }
}

interface Surroundings {
  fileOf: ReturnType<typeof contractFiles>
  scriptOf: ReturnType<typeof scriptFiles>
  find: ContractFinder
  configuration: Configuration | undefined
  ours: Record<string, Step>
  warnings: Warning[]
}

/** The values that a contract declares; the others are warned of. */
function declared(
  values: Record<string, string>,
  names: string[],
  { node: { name, at }, warnings }: { node: ReadNode; warnings: Warning[] },
): Record<string, string> {
  const [known, lost] = [[], []] as [[string, string][], string[]]
  for (const [key, value] of Object.entries(values)) {
    if (names.includes(key)) known.push([key, value])
    else lost.push(`\`${key}\``)
  }
  if (lost.length > 0)
    warnings.push({
      message: `not given to \`${name}\`, as its contract declares no such names: ${lost.join(', ')}`,
      at,
    })
  return Object.fromEntries(known)
}

interface Found {
  contract: Contract
  jobType?: string | undefined
}

function stepOf(node: ReadNode, { contract, jobType }: Found, { configuration, ours, warnings }: Surroundings): Step {
  const given = own(ours, node.name)
  const names = { env: Object.keys(contract.env), args: Object.keys(contract.args) }
  const fields = configuration?.fields(node.name, names)
  const valuesOf = (side: 'env' | 'args'): Record<string, string> => ({
    ...jobTypeFor(names[side], jobType),
    ...fields?.[side],
    ...declared(node[side], names[side], { node, warnings }),
    ...given?.[side],
  })
  const at = given?.at ?? node.at
  return { ...given, name: node.name, contract, env: valuesOf('env'), args: valuesOf('args'), cases: [], at }
}

/** A kind of step that names no script never had one. */
const hasNone = ({ kind, told }: ReadNode): boolean => kind !== undefined && told?.script === undefined

/** With the script that the configuration names, if that is there. */
function configured(found: Found, { name, at }: ReadNode, surroundings: Surroundings): Found {
  const named = surroundings.configuration?.script(name)
  if (named === undefined) return found
  const script = surroundings.scriptOf(named)
  const { scriptless: _, ...contract } = found.contract
  if ('file' in script) return { ...found, contract: { ...contract, script: script.file } }
  surroundings.warnings.push({
    message: `the script \`${named}\` of \`${name}\` is not kept: no such file is near`,
    at,
  })
  return found
}

/** The contract that a person wrote for a node, else the one that its notation tells. */
function foundFor(node: ReadNode, surroundings: Surroundings): Found | Outside['lost'] {
  const { fileOf, scriptOf, find, ours } = surroundings
  const { name, told, at } = node
  const given = own(ours, name)
  if (given) return { contract: given.contract }
  const written = fileOf(name)
  if ('file' in written) {
    const { file, jobType } = written
    // step interfaces have variants by job type
    const variant = jobType !== undefined && /\.step\.\w+$/.test(file) ? `#${jobType}` : ''
    return configured({ contract: find(`${file}${variant}`, at), jobType }, node, surroundings)
  }
  if (told?.script === undefined || !find.make) return hasNone(node) ? undefined : written
  const script = scriptOf(told.script)
  if (!('file' in script)) return script
  try {
    return { contract: find.make(toldContract(node, told, script.file), at) }
  } catch (error) {
    if (!(error instanceof PipeproofError)) throw error
    // what a platform allows, a contract may not: one step of many is then without one
    const [reason] = error.message.split('\n')
    surroundings.warnings.push({ message: `no contract can be made of what is told of \`${name}\`: ${reason}`, at })
    return written
  }
}

function nodeOf(node: ReadNode, surroundings: Surroundings): { step: Step } | { outside: Outside } {
  const { name, isService, at } = node
  const found = foundFor(node, surroundings)
  if (!found || !('contract' in found))
    return { outside: { name, ...(isService && { isService }), at, ...(found && { lost: found }) } }
  const { contract } = found
  return contract.scriptless ? { outside: { name, contract, at } } : { step: stepOf(node, found, surroundings) }
}

export interface Near {
  /** Contracts and scripts are looked for around it. */
  file: string
  find: ContractFinder
  configuration?: Configuration | undefined
  /** The steps that are given a contract outright. */
  ours?: Record<string, Step>
}

export type Graph = Pick<Pipeline, 'steps' | 'outside' | 'edges' | 'warnings'>

/** What another notation tells, with the contracts that lie near its file. */
export function graphFrom(reading: PipelineReading, { file, find, configuration, ours = {} }: Near): Graph {
  const warnings = [...reading.warnings]
  const surroundings = { fileOf: contractFiles(file), scriptOf: scriptFiles(file), find, configuration, ours, warnings }
  const [steps, outside]: [[string, Step][], [string, Outside][]] = [[], []]
  for (const node of reading.nodes) {
    checkName(node)
    const made = nodeOf(configuration?.fill(node) ?? node, surroundings)
    if ('step' in made) steps.push([node.name, made.step])
    else outside.push([node.name, made.outside])
  }
  warnings.push(...(configuration?.warnings(reading.nodes.map(({ name }) => name)) ?? []))
  const nodes = { steps: Object.fromEntries(steps), outside: Object.fromEntries(outside) }
  return { ...nodes, edges: reading.edges, warnings }
}

/** Makes a pipeline of what another notation tells. */
export function assemble(reading: PipelineReading, near: Near): Pipeline {
  const { file } = near
  const [first] = reading.nodes
  const at = { file, line: first?.at.line ?? 1, column: first?.at.column ?? 1 }
  const name = reading.name ?? basename(file).replace(/\.(dag\.|pipeline\.)?\w+$/, '')
  return validate({ name, file, ...graphFrom(reading, near), at, cases: {} }, () => at)
}

import { basename } from 'node:path'
import type { Contract } from '../model/contract.ts'
import type { Outside, Pipeline, Step } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { contractFiles } from './contractFile.ts'
import type { ContractFinder } from './normalise.ts'
import type { PipelineReading, ReadNode } from './read/reader.ts'
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

function stepOf({ name, env, args, at }: ReadNode, contract: Contract, jobType?: string): Step {
  return {
    name,
    contract,
    env: { ...jobTypeFor(Object.keys(contract.env), jobType), ...env },
    args: { ...jobTypeFor(Object.keys(contract.args), jobType), ...args },
    cases: [],
    at,
  }
}

/** A kind of step that names no script never had one. */
const hasNone = ({ kind, told }: ReadNode): boolean => kind !== undefined && told?.script === undefined

interface Surroundings {
  fileOf: ReturnType<typeof contractFiles>
  find: ContractFinder
}

function nodeOf(node: ReadNode, { fileOf, find }: Surroundings): { step: Step } | { outside: Outside } {
  const { name, at } = node
  const found = fileOf(name)
  if ('file' in found) {
    const { file, jobType } = found
    // step interfaces have variants by job type
    const variant = jobType !== undefined && /\.step\.\w+$/.test(file) ? `#${jobType}` : ''
    const contract = find(`${file}${variant}`, at)
    return contract.scriptless ? { outside: { name, contract, at } } : { step: stepOf(node, contract, jobType) }
  }
  return { outside: { name, at, ...(!hasNone(node) && { lost: found }) } }
}

/** Makes a pipeline of what another notation tells, and of the contracts that lie near its file. */
export function assemble(reading: PipelineReading, file: string, find: ContractFinder): Pipeline {
  const surroundings = { fileOf: contractFiles(file), find }
  const [steps, outside]: [[string, Step][], [string, Outside][]] = [[], []]
  for (const node of reading.nodes) {
    checkName(node)
    const made = nodeOf(node, surroundings)
    if ('step' in made) steps.push([node.name, made.step])
    else outside.push([node.name, made.outside])
  }
  const [first] = reading.nodes
  const at = { file, line: first?.at.line ?? 1, column: first?.at.column ?? 1 }
  const name = reading.name ?? basename(file).replace(/\.(dag\.|pipeline\.)?\w+$/, '')
  const { edges, warnings } = reading
  const nodes = { steps: Object.fromEntries(steps), outside: Object.fromEntries(outside) }
  return validate({ name, file, ...nodes, edges, warnings, at, cases: {} }, () => at)
}

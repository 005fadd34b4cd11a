import type { Contract, Port } from '../../model/contract.ts'
import type { Job } from '../../model/job.ts'
import { secretNames } from '../../shared/mask.ts'
import { version } from '../../shared/version.ts'
import { canonical, sha256 } from './canonical.ts'
import { hashFile } from '../../shared/hashFile.ts'
import { keyedHash } from './secrets.ts'
import { treeHash, treeOf } from './tree.ts'

/** Changes when entries of before can not be read any more. */
const format = 1

/** Everything that can change a result and is known before the run. */
export interface Ingredients {
  pipeproof: string
  runner: string
  surroundings: unknown
  script: { path: string; hash: string }
  contract: unknown
  job: unknown
  inputs: Record<string, string>
  env: Record<string, string>
  args: Record<string, string>
}

/** A port without the place where it is written. */
const portSaid = (port: Port): unknown => ({ ...port, at: undefined })

const portsSaid = (ports: Record<string, Port>): unknown =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, portSaid(port)]))

/** A contract as what it says: not where it is written, nor the values that a job has anyway. */
function saidBy({ name, mode, inputs, outputs, limits }: Contract): unknown {
  return { name, mode, inputs: portsSaid(inputs), outputs: portsSaid(outputs), limits }
}

function inputHashes({ inputs }: Job): Record<string, string> | undefined {
  const hashes: Record<string, string> = {}
  for (const [name, dir] of Object.entries(inputs)) {
    const tree = treeOf(dir)
    if (!tree) return undefined
    hashes[name] = treeHash(tree)
  }
  return hashes
}

/** Secrets enter as what only this cache can make of them. */
function hidden(env: Record<string, string>, folder: string): Record<string, string> {
  const secret = secretNames(env)
  const entries = Object.entries(env).map(([name, value]) => [
    name,
    secret.includes(name) ? keyedHash(value, folder) : value,
  ])
  return Object.fromEntries(entries)
}

/** What enters in another way, or changes nothing. */
const apart = new Set(['script', 'workspace', 'inputs', 'outputs', 'env', 'args', 'python', 'secrets', 'signal'])

/** All else counts, also what a job may get one day. */
const restOf = (job: Job): object => Object.fromEntries(Object.entries(job).filter(([name]) => !apart.has(name)))

interface Asked {
  job: Job
  contract: Contract
  runner: string
  surroundings: unknown
  folder: string
}

/** The ingredients of a job; undefined where an input has what can not be hashed. */
export function ingredientsOf({ job, contract, runner, surroundings, folder }: Asked): Ingredients | undefined {
  const inputs = inputHashes(job)
  if (!inputs) return undefined
  const { script, outputs, env, args } = job
  return {
    pipeproof: version,
    runner,
    surroundings,
    script: { path: script, hash: hashFile(script) },
    contract: saidBy(contract),
    job: { ...restOf(job), outputs: Object.keys(outputs).toSorted() },
    inputs,
    env: hidden(env, folder),
    args: hidden(args, folder),
  }
}

/** The name of everything that can change a result. */
export const keyOf = (ingredients: Ingredients): string => sha256(canonical({ format, ...ingredients }))

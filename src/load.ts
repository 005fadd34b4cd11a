import { dirname, resolve } from 'node:path'
import type { Contract } from './model/contract.ts'
import type { Location } from './model/location.ts'
import type { Pipeline } from './model/pipeline.ts'
import { defineContract } from './contract/define.ts'
import { loadContract } from './contract/load.ts'
import type { WrittenContract } from './contract/written.ts'
import { loadPipeline as loadFile, pipelineOf, type ContractFinder } from './pipeline/load.ts'
import type { WrittenPipeline } from './pipeline/written.ts'
import { demandAcross, demandChecks } from './check/demandChecks.ts'
import { expectCovered } from './run/covered/collect.ts'
import { plainDocument } from './shared/yaml.ts'

/** What is loaded is known to coverage, though it may never run. */
function expected(contract: Contract): Contract {
  expectCovered(contract)
  return contract
}

function expectedAll(pipeline: Pipeline): Pipeline {
  for (const { contract } of Object.values(pipeline.steps)) expectCovered(contract)
  return pipeline
}

/** Steps name contracts by their path, from the file that names them; each file is read once. */
function contractFinder(known = new Map<string, Contract>()): ContractFinder {
  const find = (named: string | Contract, at: Location): Contract => {
    if (typeof named !== 'string') return named
    const file = known.has(named) ? named : resolve(dirname(at.file), named)
    const contract = known.get(file) ?? demandChecks(loadContract(file, at))
    known.set(file, contract)
    return contract
  }
  return Object.assign(find, { make: defineContract })
}

/** Loads a pipeline and the contracts of its steps. */
export const readPipeline = (file: string): Pipeline => expectedAll(demandAcross(loadFile(file, contractFinder())))

type Written = WrittenPipeline<string | Contract>

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Contracts that are values go by names that no file has: what is left is a plain document. */
function withoutContracts(written: Written, known: Map<string, Contract>): Written {
  if (!isMap(written) || !isMap(written.steps)) return written
  const named = (value: unknown, step: string): unknown => {
    // what is written in its place has no warnings
    if (!isMap(value) || !('warnings' in value)) return value
    const name = `\0${step}`
    known.set(name, value as Contract)
    return name
  }
  const steps = Object.entries(written.steps).map(([step, value]) => {
    const inside = isMap(value) && 'contract' in value
    return [step, inside ? { ...value, contract: named(value.contract, step) } : named(value, step)]
  })
  return { ...written, steps: Object.fromEntries(steps) }
}

/** Makes a pipeline of a value; paths in it resolve from the file of `at`. */
export function makePipeline(written: Written, at: Location): Pipeline {
  const known = new Map<string, Contract>()
  return expectedAll(
    demandAcross(pipelineOf(plainDocument(withoutContracts(written, known), at), contractFinder(known))),
  )
}

export const readContract = (file: string): Contract => expected(demandChecks(loadContract(file)))
export const makeContract = (written: WrittenContract, at: Location): Contract =>
  expected(demandChecks(defineContract(written, at)))

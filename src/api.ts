import type { WrittenContract } from './contract/written.ts'
import type { Contract } from './model/contract.ts'
import type { DataSpec, Row } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Pipeline } from './model/pipeline.ts'
import type { WrittenPipeline } from './pipeline/written.ts'
import { looks } from './flow.ts'
import { makeContract, makePipeline, readContract, readPipeline } from './load.ts'
import { callerOf, fromCaller } from './shared/caller.ts'

export interface From {
  /** `import.meta.url` of the calling file, where it can not be told. */
  from?: string
}

/** Loads a contract from a YAML or JSON file; the path is relative to the calling file. */
export const loadContract = (path: string, { from }: From = {}): Contract => readContract(fromCaller(path, from))

/** Loads a pipeline and the contracts of its steps; the path is relative to the calling file. */
export const loadPipeline = (path: string, { from }: From = {}): Pipeline => readPipeline(fromCaller(path, from))

/** Makes a contract in TypeScript; its paths are relative to the calling file. */
export const defineContract = (contract: WrittenContract, { from }: From = {}): Contract =>
  makeContract(contract, callerOf(contract.script ?? '', from))

/** Makes a pipeline in TypeScript, of contracts or of paths to them. */
export const definePipeline = (pipeline: WrittenPipeline<string | Contract>, { from }: From = {}): Pipeline =>
  makePipeline(pipeline, callerOf('.', from))

/** What is wrong with the edges, inputs and variables of a pipeline, without running it. */
export const wiring = (pipeline: Pipeline): Finding[] => looks(pipeline).wiring

/** Where an output promises less than the input it feeds needs, without running it. */
export const compatibility = (pipeline: Pipeline): Finding[] => looks(pipeline).compatibility

/** Data made from the columns of a port; the same every time. */
export const generated = (options: Omit<Extract<DataSpec, { kind: 'generated' }>, 'kind'> = {}): DataSpec => ({
  kind: 'generated',
  ...options,
})

/** Rows as written here: for the first file of a port, or by the values of `vars`. */
export const rows = (list: Row[] | Record<string, Row[]>): DataSpec => ({ kind: 'rows', rows: list })

/** A copy of a file or a folder; the path is relative to the calling file. */
export const local = (path: string, { from }: From = {}): DataSpec => ({ kind: 'local', path: fromCaller(path, from) })

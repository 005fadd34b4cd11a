import type { Anonymise } from './model/anonymise.ts'
import type { WrittenContract } from './contract/written.ts'
import type { Contract } from './model/contract.ts'
import type { DataSpec, Row } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Pipeline } from './model/pipeline.ts'
import type { WrittenPipeline } from './pipeline/written.ts'
import { generatorsOf, type Generators } from './data/generators.ts'
import { looks } from './flow.ts'
import { makeContract, makePipeline, readContract, readPipeline } from './load.ts'
import { callerOf, fromCaller } from './shared/caller.ts'
import { namedData } from './shared/namedData.ts'
import type { Fixed, NamedPipeline, RowsSpec, Strict, TypedContract, TypedPipeline, WrittenSteps } from './typed.ts'

export interface From {
  /** `import.meta.url` of the calling file, where it can not be told. */
  from?: string
}

/** Loads a contract from a YAML or JSON file; the path is relative to the calling file. */
export const loadContract = (path: string, { from }: From = {}): Contract => readContract(fromCaller(path, from))

/** Loads a pipeline and the contracts of its steps; the path is relative to the calling file. */
export const loadPipeline = (path: string, { from }: From = {}): Pipeline => readPipeline(fromCaller(path, from))

/** Makes a contract in TypeScript, whose ports and columns are then known to the compiler; its paths are relative to the calling file. */
export const defineContract = <const W extends Fixed<WrittenContract>>(
  contract: W & Strict<W>,
  { from }: From = {},
): TypedContract<W> =>
  // what the compiler knows of its ports is what is written, and nothing here writes to it
  makeContract(
    contract as unknown as WrittenContract,
    callerOf(contract.script ?? '', from),
  ) as unknown as TypedContract<W>

/** Makes a pipeline in TypeScript, of contracts or of paths to them; where contracts are values, edges name ports that they have. */
export function definePipeline<const Steps extends WrittenSteps>(
  pipeline: TypedPipeline<Steps>,
  options?: From,
): NamedPipeline<Steps>
export function definePipeline(pipeline: WrittenPipeline<string | Contract> & { dag: string }, options?: From): Pipeline
export function definePipeline(pipeline: object, { from }: From = {}): Pipeline {
  return makePipeline(pipeline, callerOf('.', from))
}

/** What is wrong with the edges, inputs and variables of a pipeline, without running it. */
export const wiring = (pipeline: Pipeline): Finding[] => looks(pipeline).wiring

/** Where an output promises less than the input it feeds needs, without running it. */
export const compatibility = (pipeline: Pipeline): Finding[] => looks(pipeline).compatibility

type Spec<Kind extends DataSpec['kind']> = Extract<DataSpec, { kind: Kind }>

/** Data made from the columns of a port; the same every time. */
export const generated = ({
  generators,
  ...options
}: Omit<Spec<'generated'>, 'kind' | 'generators'> & { generators?: Generators } = {}): Spec<'generated'> => ({
  kind: 'generated',
  ...options,
  ...(generators && { generators: generatorsOf(generators) }),
})

/** Rows as written here: for the first file of a port, or by the values of `vars`; typed by the port that they are for, where its contract is. */
export const rows = <R extends object = Row>(list: NoInfer<R>[] | Record<string, NoInfer<R>[]>): RowsSpec<R> => ({
  kind: 'rows',
  rows: list,
})

/** A copy of a file or a folder; the path is relative to the calling file. */
export const local = (path: string, { from, ...options }: From & { anonymise?: Anonymise } = {}): Spec<'local'> => ({
  kind: 'local',
  path: fromCaller(path, from),
  ...options,
})

/** A copy of named test data, `orders@2` or the latest of `orders`, as the nearest `pipeproof.data.yaml` at or above the calling file has it. */
export const data = (name: string, { from }: From = {}): Spec<'data'> => namedData(name, callerOf(name, from))

/** New rows that are like those of a file or a folder and keep the contract, the same ones every time; the path is relative to the calling file. */
export const like = (
  path: string,
  { from, ...options }: From & Omit<Spec<'like'>, 'kind' | 'path'> = {},
): Spec<'like'> => ({ kind: 'like', path: fromCaller(path, from), ...options })

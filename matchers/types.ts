import type { CheckItem, Expectation, Port } from 'pipeproof'
import type { Data, Declared, Mode } from 'pipeproof/kit'

/** How the matchers look on `expect(…)`; those that read data are to be awaited. */
export interface PipelineMatchers<R = void> extends RunMatchers<R> {
  /** The data has the columns, types and nulls that a port declares or other data has; or a contract, a port or columns agree with those before. */
  toBeSchemaCompatibleWith(wanted: Declared | Data | undefined, options?: { mode?: Mode }): Promise<void>
  /** The data passes a list of checks, also as YAML; or keeps all that a port declares, the one it was written to unless another is named. */
  toPassQualityChecks(wanted?: Port | CheckItem | CheckItem[] | string): Promise<void>
  /** The data has these columns; with `exact` no others, with `ordered` in this order. */
  toHaveColumns(columns: string | string[], options?: { exact?: boolean; ordered?: boolean }): Promise<void>
  /** The data has so many rows, or at least `min` and at most `max`. */
  toHaveRowCount(wanted: number | { min?: number; max?: number }): Promise<void>
  /** The data has as many rows as the other: all of them, those that fulfil `where`, or `ratio` for each. */
  toConserveRows(of: Data | undefined, options?: { where?: string; ratio?: number | [number, number] }): Promise<void>
  /** The data has every key of the other, and none that the other has not. */
  toKeepKeys(
    of: Data | undefined,
    key: string | string[],
    options?: { where?: string; lost?: boolean; invented?: boolean },
  ): Promise<void>
  /** The data is spread otherwise than the other: `.not` is what a test wants to know. */
  toDriftFrom(from: Data | undefined, options?: { columns?: string | string[]; threshold?: number }): Promise<void>
  /** The data is what a golden file says, but for a tolerance and columns that are left out; `-u` writes that file anew. */
  toMatchGolden(path: string, options?: { tolerance?: number; ignore?: string[] }): Promise<void>
}

/** Those of a run need no waiting, so they can stand inside `toEqual` too. */
export interface RunMatchers<R = void> {
  /** The script ended well and kept the promises of its contract. */
  toSucceed(): R
  /** The script refused its input with these words: a part of what it said, or an expression that fits it. */
  toFailWith(words: string | RegExp): R
  /** The script wrote these files, and none of them is empty: globs below its outputs. */
  toWrite(files: string | string[]): R
  /** The JSON files that the script wrote have these values: by the file and the path in it. */
  toHaveMetrics(metrics: NonNullable<Expectation['metrics']>): R
  /** The run used no more than this: seconds, memory, bytes read and written. */
  toStayWithin(budget: NonNullable<Expectation['budget']>): R
}

import type { Port } from 'pipeproof'
import type { Declared, Mode } from 'pipeproof/kit'

/** How the matchers look on `expect(…)`; those that read data are to be awaited. */
export interface PipelineMatchers<R = void> {
  /** The data has the columns, types and nulls that a port declares; or a contract, a port or columns agree with those before. */
  toBeSchemaCompatibleWith(wanted: Declared | undefined, options?: { mode?: Mode }): Promise<void>
  /** The data keeps everything that a port declares: the one it was written to, unless another is named. */
  toPassQualityChecks(port?: Port): Promise<void>
  /** The script ended well and kept the promises of its contract. */
  toSucceed(): R
}

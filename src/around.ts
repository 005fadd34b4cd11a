import type { Contract } from './model/contract.ts'
import type { Pipeline } from './model/pipeline.ts'

/** A pipeline of one step, of a script by itself. */
export function around(contract: Contract): Pipeline {
  const { name, file, at } = contract
  const step = { name, contract, env: {}, args: {}, cases: contract.cases ?? [], at }
  return { name, file, steps: { [name]: step }, outside: {}, edges: [], warnings: [], at }
}

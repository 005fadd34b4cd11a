import type { ContractReader } from './reader.ts'
import { scriptContract } from './scriptContract.ts'
import { stepInterface } from './stepInterface.ts'

/** Every notation, by its name; the first that recognises a file reads it. */
export const contractReaders: Record<string, ContractReader> = { stepInterface, scriptContract }

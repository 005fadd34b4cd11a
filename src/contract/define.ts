import type { Contract } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { plainDocument } from '../shared/yaml.ts'
import { contractOf } from './load.ts'
import type { WrittenContract } from './written.ts'

/** Makes a contract from a value; paths in it resolve from the file of `at`. */
export function defineContract(written: WrittenContract, at: Location): Contract {
  return contractOf(plainDocument(written, at))
}

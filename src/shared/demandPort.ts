import type { Contract } from '../model/contract.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from './nearest.ts'

interface Wanted {
  side: 'input' | 'output'
  port: string
  at: Location | undefined
}

/** An edge or a case names a port that the contract has. */
export function demandPort(contract: Pick<Contract, 'inputs' | 'outputs'>, { side, port, at }: Wanted): void {
  const ports = side === 'input' ? contract.inputs : contract.outputs
  if (Object.hasOwn(ports, port)) return
  const known = Object.keys(ports)
  throw new PipeproofError('unknownPort', { port, side, known, nearest: nearest(port, known) }, { at })
}

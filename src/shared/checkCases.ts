import type { Case } from '../model/case.ts'
import type { Contract } from '../model/contract.ts'
import { PipeproofError } from '../errors.ts'
import { checkExpectation } from './checkExpectation.ts'
import { checkValues } from './checkValues.ts'
import { demandPort } from './demandPort.ts'
import { repeated } from './repeated.ts'

function checkCase(contract: Contract, { inputs, env, args, expect, at }: Case): void {
  for (const port of Object.keys(inputs)) demandPort(contract, { side: 'input', port, at })
  checkExpectation(contract, expect, at)
  checkValues(contract, { env, args, at })
}

/** Titles tell tests apart, in filters and in the history of a report. */
function checkTitles(list: Case[]): void {
  const name = repeated(list.map((item) => item.name))
  if (name === undefined) return
  const facts = { received: `second case \`${name}\``, place: 'this list', expected: 'a name of its own' }
  throw new PipeproofError('wrongValue', facts, { at: list.findLast((item) => item.name === name)?.at })
}

/** Cases name what their contract declares, and each has a name of its own. */
export function checkCases(contract: Contract, list: Case[]): void {
  for (const item of list) checkCase(contract, item)
  checkTitles(list)
}

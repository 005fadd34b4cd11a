import type { Contract } from '../model/contract.ts'
import type { Expectation } from '../model/expectation.ts'
import type { Location } from '../model/location.ts'
import { checkExpectation } from '../shared/checkExpectation.ts'
import { expectationOf } from '../shared/expectation.ts'
import { schemaCheck } from '../shared/schema.ts'
import { plainDocument } from '../shared/yaml.ts'
import schema from './contract.schema.json' with { type: 'json' }

/** An expectation has the keys and kinds of values that there are. */
export const demandShape = schemaCheck(
  { definitions: schema.definitions, ...schema.definitions.expectation },
  '`expect`',
)

/** An expectation that is passed as a value; paths in it resolve from the file of `at`. */
export function expectationFor(contract: Contract, expect: Expectation, at: Location): Expectation {
  const doc = plainDocument(expect, at)
  demandShape(doc)
  const whole = expectationOf(expect, { doc, path: [] })
  checkExpectation(contract, whole, at)
  return whole
}

import { isDeepStrictEqual } from 'node:util'
import type { DatasetRule } from '../rule.ts'

/** Documents that must fit a schema are to be promised so; what two schemas that differ have in common nobody can tell. */
export const document: DatasetRule = ({ promised, needed }) => {
  if (!needed.json || isDeepStrictEqual(promised.json, needed.json)) return []
  const said = {
    expected: 'documents that fit the `json` of the consumer',
    advice: 'declare the same `json` on both sides',
  }
  if (!promised.json) return [{ ...said, received: 'promise of documents of any shape' }]
  return [{ ...said, received: 'promise of documents of another shape', severity: 'warning', fault: 'contract' }]
}

import { expect, test } from 'vitest'
import { resolveContract } from '../../src/contract/resolve.ts'
import { contract, port } from '../support/declared.ts'

test('names of columns are filled in from the environment, on both sides', () => {
  const declared = contract(
    [port('raw', { id: {}, '${LABEL}': { type: 'boolean' } })],
    [
      port('out', { 'is_${LABEL}_${LABEL}': {}, '${UNKNOWN}': {}, '${constructor}': {}, $LABEL: {} }),
      port('model', undefined),
    ],
  )
  const { inputs, outputs } = resolveContract(declared, { LABEL: 'fraud' })
  expect(inputs['raw']?.datasets['raw']?.columns).toEqual({ id: {}, fraud: { type: 'boolean' } })
  expect(Object.keys(outputs['out']?.datasets['out']?.columns ?? {})).toEqual([
    'is_fraud_fraud',
    '${UNKNOWN}',
    '${constructor}',
    '$LABEL',
  ])
  expect(outputs['model']?.datasets['model']).not.toHaveProperty('columns')
})

test('the contract itself stays as it was', () => {
  const declared = contract([port('raw', { '${LABEL}': {} })], [])
  resolveContract(declared, { LABEL: 'fraud' })
  expect(Object.keys(declared.inputs['raw']?.datasets['raw']?.columns ?? {})).toEqual(['${LABEL}'])
})

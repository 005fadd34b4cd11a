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

test('bounds, references and keys are filled in too', () => {
  const columns = {
    '${LABEL}': { boundsFrom: { minimum: 'LEAST' } },
    x: { references: 'raw.${LABEL}', maximum: 9 },
  } as const
  const declared = contract([port('raw', columns, { key: ['${LABEL}', 'x'] })], [])
  const { inputs } = resolveContract(declared, { LABEL: 'fraud', LEAST: '-1.5' })
  expect(inputs['raw']?.datasets['raw']).toMatchObject({
    columns: { fraud: { minimum: -1.5 }, x: { references: 'raw.fraud', maximum: 9 } },
    key: ['fraud', 'x'],
  })
})

test.each([{}, { LEAST: '' }, { LEAST: 'few' }, { LEAST: 'NaN' }])('a bound that %o gives is no number', (env) => {
  const declared = contract([port('raw', { x: { boundsFrom: { minimum: 'LEAST' } } })], [])
  expect(() => resolveContract(declared, env)).toThrow(
    `Unexpected \`${env.LEAST ?? ''}\` in \`env.LEAST\`, expected a number, a bound is taken from it`,
  )
})

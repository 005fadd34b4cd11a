import { expect, test } from 'vitest'
import { normalise } from '../../src/contract/normalise.ts'
import type { WrittenContract } from '../../src/contract/written.ts'
import type { Contract } from '../../src/model/contract.ts'
import { plainDocument } from '../../src/shared/yaml.ts'

const at = { file: '/shop/contracts/clean.yaml', line: 1, column: 1 }

const made = (written: Partial<WrittenContract>): Contract => {
  const whole = { script: '../scripts/clean.py', ...written }
  return normalise(whole, plainDocument(whole, at))
}

test('a script resolves from the file of its contract, whose name is the contract’s', () => {
  expect(made({})).toMatchObject({ script: '/shop/scripts/clean.py', name: 'clean', file: at.file })
})

test('a single dataset takes the name of its port, several keep their own', () => {
  const { inputs } = made({
    inputs: {
      raw: { files: 'a.csv', required: false, aliases: ['data'] },
      two: { datasets: { x: { files: 'x.csv' }, y: { files: 'y.csv' } } },
    },
  })
  expect(inputs['raw']).toMatchObject({ name: 'raw', required: false, aliases: ['data'] })
  expect(Object.entries(inputs).map(([name, { datasets }]) => [name, Object.keys(datasets)])).toEqual([
    ['raw', ['raw']],
    ['two', ['x', 'y']],
  ])
})

test('ports and variables may have any name', () => {
  const written: Partial<WrittenContract> = JSON.parse(
    '{ "outputs": { "__proto__": { "files": "a" } }, "env": { "constructor": "x" }, "args": { "__proto__": 1 } }',
  )
  const { outputs, env, args } = made(written)
  expect([Object.keys(outputs), Object.keys(env), Object.entries(args)]).toEqual([
    ['__proto__'],
    ['constructor'],
    [['__proto__', '1']],
  ])
})

test('limits that are not written have their usual values', () => {
  expect(made({}).limits.timeoutMs).toBe(60_000)
  expect(made({ limits: { timeoutMs: 5 } }).limits.timeoutMs).toBe(5)
})

test('a port has the path that is written, in one form, and a contract the platform', () => {
  const inputs = { raw: { files: 'a', path: '/opt/ml/input//data/./train/' }, plain: { files: 'a' } }
  const contract = made({ inputs, platform: 'training', limits: { network: false } })
  expect(contract.inputs['raw']?.path).toBe('/opt/ml/input/data/train')
  expect(contract.inputs['plain']).not.toHaveProperty('path')
  expect(contract).toMatchObject({ platform: 'training', limits: { network: false } })
  expect(made({})).not.toHaveProperty('platform')
})

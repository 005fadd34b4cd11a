import { expect, test } from 'vitest'
import { variableOf } from '../../src/contract/variable.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { thrown } from '../support/messages.ts'

const doc = parseYaml('env:\n  A: { default: x, enum: [a] }\n', 'a.yaml')

test('a scalar is the default', () => {
  expect([variableOf('A', 'x', doc), variableOf('A', '', doc), variableOf('A', false, doc)]).toEqual([
    { required: false, default: 'x' },
    { required: false, default: '' },
    { required: false, default: 'false' },
  ])
})

test('values are texts, as on the platform', () => {
  expect(variableOf('A', { required: true, example: 1, enum: [1, true] }, doc)).toEqual({
    required: true,
    example: '1',
    enum: ['1', 'true'],
  })
})

test('a default or an example that is not allowed is refused', async () => {
  expect(await thrown(() => variableOf('A', { default: 'x', enum: ['a', 'b'] }, doc))).toMatchInlineSnapshot(`
    "Unexpected \`x\` in \`env.A.default\`, expected \`a\` or \`b\`, change the value
      in   a.yaml:2:17
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(() => variableOf('A', { example: 'x', enum: ['a'] }, doc))).toContain('`env.A.example`')
})

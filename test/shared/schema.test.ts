import { expect, test } from 'vitest'
import { schemaCheck } from '../../src/shared/schema.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { thrown } from '../support/messages.ts'

const check = schemaCheck(
  {
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: {
      $schema: {},
      name: { type: 'string', minLength: 1 },
      size: { type: 'integer', minimum: 1, maximum: 9 },
      ratio: { type: 'number', exclusiveMinimum: 0 },
      kind: { enum: ['a', 'b'] },
      list: { type: 'array', minItems: 1, items: { type: ['string', 'null'] } },
      expression: { type: 'string', format: 'regex' },
      place: { type: 'string', pattern: '^[a-z]+$', description: 'a small word' },
      one: { type: 'object', minProperties: 1, maxProperties: 1 },
      named: {
        type: 'object',
        propertyNames: { pattern: '^[a-z]+$' },
        additionalProperties: { type: 'object', required: ['x'] },
      },
    },
  },
  'the thing',
)

const said = (text: string): Promise<string> => thrown(() => check(parseYaml(text, 'thing.yaml')))

test('what fits its schema is taken', async () => {
  expect(await said('name: x\nsize: 9\nexpression: "(?=a)"\nlist: [a, null]\nnamed: { a: { x: 1 } }\n')).toBe('nothing')
})

test.each([
  ['a wrong type', 'name: [1]', 'Unexpected list in `name`, expected text, change the value\n  in   thing.yaml:1:7'],
  ['nothing', 'name:', 'Unexpected nothing in `name`, expected text, change the value\n  in   thing.yaml:1:6'],
  ['an empty text', 'name: ""', 'Unexpected `` in `name`, expected some text, change the value\n  in   thing.yaml:1:7'],
  [
    'too little',
    'name: x\nsize: 0',
    'Unexpected `0` in `size`, expected at least 1, change the value\n  in   thing.yaml:2:7',
  ],
  [
    'too much',
    'name: x\nsize: 10',
    'Unexpected `10` in `size`, expected at most 9, change the value\n  in   thing.yaml:2:7',
  ],
  [
    'a bound',
    'name: x\nratio: 0',
    'Unexpected `0` in `ratio`, expected more than 0, change the value\n  in   thing.yaml:2:8',
  ],
  [
    'no number',
    'name: x\nratio: .nan',
    'Unexpected `NaN` in `ratio`, expected a number, change the value\n  in   thing.yaml:2:8',
  ],
  [
    'no member',
    'name: x\nkind: c',
    'Unexpected `c` in `kind`, expected `a` or `b`, change the value\n  in   thing.yaml:2:7',
  ],
  [
    'an empty list',
    'name: x\nlist: []',
    'Unexpected list in `list`, expected at least one entry, change the value\n  in   thing.yaml:2:7',
  ],
  [
    'an item',
    'name: x\nlist: [a, {}]',
    'Unexpected map in `list.1`, expected text or nothing, change the value\n  in   thing.yaml:2:11',
  ],
  [
    'an expression',
    'name: x\nexpression: "("',
    'Unexpected `(` in `expression`, expected a regular expression, change the value\n  in   thing.yaml:2:13',
  ],
  [
    'a pattern',
    'name: x\nplace: X',
    'Unexpected `X` in `place`, expected a small word, change the value\n  in   thing.yaml:2:8',
  ],
  [
    'two of one',
    'name: x\none: { a: 1, b: 2 }',
    'Unexpected map in `one`, expected one entry, change the value\n  in   thing.yaml:2:6',
  ],
  [
    'a bad name',
    'name: x\nnamed:\n  A b: {}',
    'Unexpected name `A b` in `named`, expected letters, digits, `_` and `-`, change the value\n  in   thing.yaml:3:3',
  ],
  ['a missing key', 'size: 1', 'Unexpected end of the thing, expected the key `name`, add it\n  in   thing.yaml:1:1'],
  [
    'a missing key below',
    'name: x\nnamed:\n  a: { y: 1 }',
    'Unexpected end of `named.a`, expected the key `x`, add it\n  in   thing.yaml:3:6',
  ],
  ['no map', '- a', 'Unexpected list in the thing, expected a map, change the value\n  in   thing.yaml:1:1'],
  [
    'no document',
    '# only a comment',
    'Unexpected nothing in the thing, expected a map, change the value\n  in   thing.yaml:1:1',
  ],
])('%s is told with its place', async (_, text, words) => {
  expect((await said(text)).split('\n  see')[0]).toBe(words)
})

test('an unknown key is told before all else, with the one meant', async () => {
  expect(await said('sise: 3\nkind: z')).toMatchInlineSnapshot(`
    "Unexpected key \`sise\` in the thing, expected \`name\`, \`size\`, \`ratio\`, \`kind\`, \`list\`, \`expression\`, \`place\`, \`one\` or \`named\`, write \`size\`
      in   thing.yaml:1:1
      see  docs/errors.md#pp003"
  `)
  expect(await said('__proto__: 3\nname: x')).toMatchInlineSnapshot(`
    "Unexpected key \`__proto__\` in the thing, expected \`name\`, \`size\`, \`ratio\`, \`kind\`, \`list\`, \`expression\`, \`place\`, \`one\` or \`named\`, remove it
      in   thing.yaml:1:1
      see  docs/errors.md#pp003"
  `)
})

import { expect, test } from 'vitest'
import { parseYaml, plainDocument, writeYaml } from '../../src/shared/yaml.ts'
import { thrown } from '../support/messages.ts'

const text = `name: shop
steps:
  clean: a.yaml
  "train": { contract: b.yaml }
list: [x, { y: 1 }]
`

const at = (line: number, column: number): object => ({ file: 'a.yaml', line, column })

test('a document knows where each key and value stands', () => {
  const doc = parseYaml(text, 'a.yaml')
  expect(doc.value).toEqual({
    name: 'shop',
    steps: { clean: 'a.yaml', train: { contract: 'b.yaml' } },
    list: ['x', { y: 1 }],
  })
  expect([doc.at(['name']), doc.at(['steps', 'train', 'contract']), doc.at(['list', 1, 'y'])]).toEqual([
    at(1, 7),
    at(4, 24),
    at(5, 16),
  ])
  expect([doc.atKey(['name']), doc.atKey(['steps', 'train']), doc.atKey(['list', 1, 'y'])]).toEqual([
    at(1, 1),
    at(4, 3),
    at(5, 13),
  ])
})

test('what is not there has the place of its nearest parent', () => {
  const doc = parseYaml(text, 'a.yaml')
  expect(doc.at(['steps', 'nowhere', 'deep'])).toMatchObject({ line: 3, column: 3 })
  expect(doc.atKey(['nowhere'])).toMatchObject({ line: 1, column: 1 })
  expect(parseYaml('', 'a.yaml').at(['x'])).toEqual({ file: 'a.yaml', line: 1, column: 1 })
})

test('JSON is YAML', () => {
  expect(parseYaml('{ "a": [1, true, null] }', 'a.json').value).toEqual({ a: [1, true, null] })
})

test('scalars of named maps keep their source text', () => {
  const env = `env:
  A: 1.0
  B: 007
  C: true
  D: 1e3
  E: "1.0"
  F: { required: true, default: 0x1F, enum: [1.0, 2.50] }
  G:
  H: 2024-01-31
other: 1.0
`
  expect(parseYaml(env, 'a.yaml', () => [['env'], ['nowhere'], ['other']]).value).toEqual({
    env: {
      A: '1.0',
      B: '007',
      C: 'true',
      D: '1e3',
      E: '1.0',
      F: { required: true, default: '0x1F', enum: ['1.0', '2.50'] },
      G: null,
      H: '2024-01-31',
    },
    other: 1,
  })
})

test('scalars behind an alias keep their text too', () => {
  const env = 'base: &base { A: 1.0 }\nenv: *base\nsteps: &steps { a: { env: { B: 2.0 } } }\nmore: *steps\n'
  const doc = parseYaml(env, 'a.yaml', () => [['env'], ['more', 'a', 'env']])
  expect(doc.value).toMatchObject({ env: { A: '1.0' }, more: { a: { env: { B: '2.0' } } } })
})

test('`__proto__` is a key like any other', () => {
  const { value } = parseYaml('__proto__: { polluted: true }\n', 'a.yaml')
  expect(Object.keys(Object(value))).toEqual(['__proto__'])
  expect({}).not.toHaveProperty('polluted')
})

const bomb = [
  'a: &a [x]',
  ...'bcdefghij'.split('').map((name, index) => {
    const before = 'abcdefghij'[index]
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`
  }),
].join('\n')

test.each([
  ['a quote that does not end', 'a: "x\n', 2, 1],
  ['an indent that fits nowhere', 'a:\n  b: 1\n c: 2\n', 3, 1],
  ['a tab for an indent', 'a:\n\tb: 1\n', 2, 1],
  ['a key twice', 'a: 1\nb: 2\na: 3\n', 3, 1],
  ['two documents', 'a: 1\n---\nb: 1\n', 2, 1],
  ['an alias without an anchor', 'a: 1\nb: *nowhere\n', 2, 4],
  ['aliases that multiply without end', bomb, 2, 8],
  ['an alias in its own list', 'a: 1\nb: &b [*b]\n', 2, 8],
  ['an alias in its own map, further down', 'a: &a\n  b: &b { c: [*a] }\n', 2, 15],
])('%s is refused at its place', (...[, broken, line, column]) => {
  expect(() => parseYaml(broken, 'a.yaml')).toThrow(
    expect.objectContaining({ code: 'PP002', at: { file: 'a.yaml', line, column } }),
  )
})

test('the parser tells why it stopped, in one line', async () => {
  expect(await thrown(() => parseYaml('a: 1\na: 2\n', 'a.yaml'))).toMatchInlineSnapshot(`
    "Unexpected YAML (Map keys must be unique), expected a file that parses, mend it at this place
      in   a.yaml:2:1
      see  docs/errors.md#pp002"
  `)
  expect(await thrown(() => parseYaml('a: *b\n', 'a.yaml'))).toMatchInlineSnapshot(`
    "Unexpected YAML (Unresolved alias (the anchor must be set before the alias): b), expected a file that parses, mend it at this place
      in   a.yaml:1:4
      see  docs/errors.md#pp002"
  `)
})

test('a value out of TypeScript stands where it was passed', () => {
  const place = { file: 'a.test.ts', line: 3, column: 7 }
  const doc = plainDocument({ a: 1 }, place)
  expect([doc.value, doc.at(['a']), doc.atKey(['b'])]).toEqual([{ a: 1 }, place, place])
})

test('what other readers take for another type is written in quotes', () => {
  const values = ['no', 'Y', 'off', '12:30', '1_000', '2024-01-31', 'north', 'true']
  expect(writeYaml({ enum: values, no: 1 })).toMatchInlineSnapshot(`
    "enum:
      - "no"
      - "Y"
      - "off"
      - "12:30"
      - "1_000"
      - "2024-01-31"
      - north
      - "true"
    "no": 1
    "
  `)
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PipeproofError } from '../../src/errors.ts'
import type { Manifest } from '../../src/model/dataSet.ts'
import { dataSetIn, manifestFor, manifestName, readManifest } from '../../src/shared/manifest.ts'
import { writeManifest } from '../../src/shared/manifestText.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const hash = 'a'.repeat(64)
const set = (name: string): string => `  ${name}: { path: a.csv, files: { a.csv: ${hash} } }\n`
const manifest = (...names: string[]): string => `data:\n${names.map(set).join('')}`
const written = (text: string): string => join(folder({ [manifestName]: text }), manifestName)

test('a manifest holds at its folder and below, unless there is a nearer one', () => {
  const dir = folder({ [manifestName]: '', 'a/b/x': '', 'near/x': '', [`near/${manifestName}`]: '' })
  expect(manifestFor(join(dir, 'a/b'))).toBe(join(dir, manifestName))
  expect(manifestFor(join(dir, 'near'))).toBe(join(dir, 'near', manifestName))
})

test('versions are in the order of numbers', () => {
  const { sets } = readManifest(written(manifest('b@1', 'orders@10', 'orders@2', 'a@1')))
  expect(sets.map(({ name }) => name)).toEqual(['a@1', 'b@1', 'orders@2', 'orders@10'])
})

const known = (): Manifest => readManifest(written(manifest('orders@2', 'orders@10', 'rates@1')))

describe('a name', () => {
  test.each([
    ['orders', 'orders@10'],
    ['orders@2', 'orders@2'],
    ['rates', 'rates@1'],
  ])('`%s` is %s', (name, found) => {
    expect(dataSetIn(known(), name).name).toBe(found)
  })

  test.each([
    ['orders@3', 'write `orders@10`'],
    ['ordrs', 'write `orders`'],
    ['ordrs@2', 'write `orders@2`'],
    ['ordrs@3', 'write `orders@10`'],
    ['nothing', 'add it with `pipeproof data add`'],
    ['constructor', 'add it with `pipeproof data add`'],
    ['__proto__', 'add it with `pipeproof data add`'],
    ['', 'add it with `pipeproof data add`'],
  ])('`%s` is none: %s', async (name, advice) => {
    const text = await thrown(() => dataSetIn(known(), name))
    expect(text.split('\n')[0]).toMatch(new RegExp(`, ${advice}$`))
  })

  test('is told with its place', async () => {
    const text = await thrown(() => dataSetIn(known(), 'order', { file: 'x.yaml', line: 3, column: 5 }))
    expect(text).toMatchInlineSnapshot(`
      "Unexpected data \`order\` in \`pipeproof.data.yaml\`, expected \`orders@2\`, \`orders@10\` or \`rates@1\`, write \`orders\`
        in   x.yaml:3:5
        see  docs/errors.md#pp004"
    `)
  })
})

test('what is no manifest is refused with its place', async () => {
  const texts: string[] = []
  for (const text of [
    '',
    'data: 1\n',
    'data:\n  orders: {}\n',
    'data:\n  __proto__@1: {}\n',
    'data:\n  a@1: { path: a.csv }\n',
    'data:\n  a@1: { path: a.csv, files: { a.csv: abc } }\n',
    'data:\n  a@1: { path: a.csv, fit: [], files: {} }\n',
    'data:\n  a@1: { path: a.csv, files: {} }\n',
    'data:\n  a@1: { path: a.csv, fits: [a.yaml], files: { a.csv: x } }\n',
    'data: [\n',
  ])
    texts.push((await thrown(() => readManifest(written(text)))).replace(/\n {2}in {3}(.*)\n.*/, '  in $1'))
  expect(texts.join('\n')).toMatchInlineSnapshot(`
    "Unexpected nothing in the manifest, expected a map, change the value  in pipeproof.data.yaml:1:1
    Unexpected \`1\` in \`data\`, expected a map, change the value  in pipeproof.data.yaml:1:7
    Unexpected name \`orders\` in \`data\`, expected \`NAME@VERSION\`, of letters, digits, \`_\` and \`-\`, change the value  in pipeproof.data.yaml:2:3
    Unexpected name \`__proto__@1\` in \`data\`, expected \`NAME@VERSION\`, of letters, digits, \`_\` and \`-\`, change the value  in pipeproof.data.yaml:2:3
    Unexpected end of \`data.a@1\`, expected the key \`files\`, add it  in pipeproof.data.yaml:2:8
    Unexpected \`abc\` in \`data.a@1.files.a.csv\`, expected a SHA-256, change the value  in pipeproof.data.yaml:2:39
    Unexpected key \`fit\` in \`data.a@1\`, expected \`description\`, \`path\`, \`format\`, \`rows\`, \`columns\`, \`fits\` or \`files\`, write \`fits\`  in pipeproof.data.yaml:2:23
    Unexpected map in \`data.a@1.files\`, expected at least one entry, change the value  in pipeproof.data.yaml:2:30
    Unexpected \`a.yaml\` in \`data.a@1.fits.0\`, expected \`contract.yaml#port\`, change the value  in pipeproof.data.yaml:2:30
    Unexpected YAML (Flow sequence in block collection must be sufficiently indented and end with a ]), expected a file that parses, mend it at this place  in pipeproof.data.yaml:2:1"
  `)
})

test('whatever a manifest holds, it is read or refused with a place', () => {
  const whole = manifest('a@1', 'b@2')
  const cut = fc.nat({ max: whole.length }).map((end) => whole.slice(0, end))
  const odd = fc.json().map((text) => `data: { a@1: ${text} }`)
  const place = written('')
  const kinds = fc.oneof(cut, odd, fc.json(), fc.string({ unit: 'binary' }))
  const { failed, counterexample } = fc.check(
    fc.property(kinds, (text) => {
      writeFileSync(place, text)
      try {
        return readManifest(place).sets.every(({ files }) => Object.keys(files).length > 0)
      } catch (error) {
        return error instanceof PipeproofError && error.at?.file === place
      }
    }),
  )
  expect({ failed, counterexample }).toEqual({ failed: false, counterexample: null })
})

const file = (): string => join(folder(), manifestName)

describe('a written manifest', () => {
  test('is read back equal, columns of any name among it', () => {
    const place = file()
    const sets = [
      {
        name: 'orders@1',
        description: 'a day: of #orders',
        path: 'data/*.csv',
        format: 'csv',
        rows: 3,
        columns: Object.fromEntries([
          ['z', 'integer'],
          ['__proto__', 'string'],
          ['a: b', 'other'],
        ]) as Record<string, 'integer' | 'string' | 'other'>, // the literals are widened
        fits: ['contracts/a.yaml#raw'],
        files: { 'data/a.csv': hash, 'data/b #1.csv': hash },
      },
      { name: 'rates@1', path: 'r', files: { 'r/x': hash } },
    ]
    writeManifest({ file: place, sets })
    expect(readManifest(place).sets).toEqual(sets)
    expect(Object.keys(readManifest(place).sets[0]?.columns ?? {})).toEqual(['z', '__proto__', 'a: b'])
  })

  test('has one order, and keeps the comments that it begins with', () => {
    const place = file()
    const sets = ['b@10', 'b@9', 'a@1'].map((name) => ({
      name,
      path: 'x',
      fits: ['b.yaml#p', 'a.yaml#p'],
      files: { 'x/b': hash, 'x/a': hash },
    }))
    writeManifest({ file: place, sets: sets.slice(0, 1) })
    expect(readFileSync(place, 'utf8')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=node_modules/pipeproof/dist/data.schema.json
      data:
        b@10:
          path: x
          fits:
            - a.yaml#p
            - b.yaml#p
          files:
            x/a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            x/b: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      "
    `)
    writeFileSync(place, '# ours\n\n# and more\ndata: {}\n')
    writeManifest({ file: place, sets })
    const first = readFileSync(place, 'utf8')
    expect(first.startsWith('# ours\n\n# and more\ndata:\n  a@1:')).toBe(true)
    expect(first.indexOf('b@9')).toBeLessThan(first.indexOf('b@10'))
    writeManifest({ file: place, sets: sets.toReversed() })
    expect(readFileSync(place, 'utf8')).toBe(first)
  })

  test('in a folder that refuses is an error', async () => {
    const place = join(folder({ x: '' }), 'x', manifestName)
    expect((await thrown(() => writeManifest({ file: place, sets: [] }))).split(' (')[0]).toMatchInlineSnapshot(
      `"Unexpected refusal to write \`x/pipeproof.data.yaml\`"`,
    )
  })
})

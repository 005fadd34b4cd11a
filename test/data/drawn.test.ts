import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinctBy, drawnBy, pool, withSimplest } from '../../src/data/drawn.ts'
import { generatorOf, type GivenGenerator } from '../../src/data/generators.ts'
import { shrink } from '../../src/data/shrink.ts'
import type { Column, Scalar } from '../../src/model/contract.ts'
import { dataset } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const place = 'pay.bills.account'
const by = (given: GivenGenerator, column: Column = {}): Column => ({
  ...column,
  generator: 'own',
  madeBy: generatorOf('own', given, place),
})
const drawn = (given: GivenGenerator, column: Column = {}): Scalar[] => drawnBy(by(given, column), { place }).draw(1, 3)

test.each<[string, [GivenGenerator, Column], Scalar]>([
  ['a moment of a date', [() => new Date('2026-03-04T05:06:07Z'), { type: 'date' }], '2026-03-04'],
  ['a moment', [() => new Date('2026-03-04T05:06:07Z'), { type: 'timestamp' }], '2026-03-04T05:06:07Z'],
  ['digits of a number', [() => '0012', { type: 'integer' }], 12],
  ['digits of a text', [() => '0012', { type: 'string' }], '0012'],
  ['a large whole number', [() => 2n ** 60n, { type: 'string' }], '1152921504606846976'],
  ['a fraction', [() => '1.5', { type: 'number' }], 1.5],
  ['null', [() => null, { nullable: true }], null],
  ['a truth', [() => true, { type: 'boolean' }], true],
])('%s becomes what a table has', (_, [given, column], expected) => {
  expect(drawn(given, column)).toEqual([expected, expected, expected])
})

test.each<[string, [GivenGenerator, Column], [string, string]]>([
  ['a text too long', [() => 'abcdef', { type: 'string', maxLength: 3 }], ['abcdef', 'a text of at most 3 characters']],
  ['another type', [() => 'abc', { type: 'integer' }], ['abc', 'an integer']],
  ['null', [() => null, { type: 'string' }], ['null', 'a text']],
  // what JavaScript lets through
  ['no value', [(() => undefined) as unknown as GivenGenerator, {}], ['undefined', 'a value that is not null']],
  ['an object', [(() => ({ a: 1 })) as unknown as GivenGenerator, {}], ['{"a":1}', 'a value that is not null']],
  ['no moment', [() => new Date(Number.NaN), { type: 'date' }], ['Invalid Date', 'a date']],
])('%s is an error that names generator, column and value', async (_, [given, column], [value, expected]) => {
  const where = `\`${value}\` of the generator \`own\` in \`pay.bills.account\``
  expect(await thrown(() => drawn(given, column))).toContain(
    `Unexpected ${where}, expected ${expected}, mend the generator or the column`,
  )
})

test('a name of a generator is looked up', async () => {
  expect(drawnBy({ generator: 'country' }, { place }).draw(1, 2)).toHaveLength(2)
  expect(await thrown(() => drawnBy({ generator: 'contry' }, { place }))).toContain('write `country`')
})

test('what files can not give back is left out', () => {
  const held = dataset({}, { csv: { nulls: 'pandas' } })
  const values = drawnBy({ generator: 'country' }, { place, dataset: held }).draw(1, 5000)
  expect(new Set(values).size).toBeGreaterThan(150)
  expect(values).not.toContain('NA')
  expect(drawnBy({ generator: 'country' }, { place }).draw(1, 5000)).toContain('NA')
})

test('none is there twice where none may be, or too few are an error', async () => {
  const { draw } = drawnBy(by(fc.nat({ max: 60 })), { place })
  const some = distinctBy(draw, { rows: 40, seed: 1, place })
  expect(new Set(some).size).toBe(40)
  expect(await thrown(() => distinctBy(draw, { rows: 62, seed: 1, place }))).toMatchInlineSnapshot(`
    "Unexpected keywords of \`pay.bills.account\` (61 distinct values of its generator for 62 unique rows), expected some value that fits all of them, widen one
      see  docs/errors.md#pp018"
  `)
})

test('a pool begins with the simplest value', async () => {
  const { low, high, at, edges } = pool(drawnBy(by(fc.integer({ min: 3, max: 99 })), { place }), 10)
  expect([low, at(0), edges]).toEqual([0, 3, [0, high]])
  expect(high).toBeGreaterThan(20)
  const none = drawnBy(
    by(() => null, { nullable: true }),
    { place },
  )
  expect(await thrown(() => pool(none, 10).high)).toContain('its generator makes only null')
})

test('the smallest input has only values that a generator makes', async () => {
  const columns = withSimplest({ code: by(fc.constantFrom('X7', 'X8', 'X9'), { type: 'string' }), sum: {} }, 'pay')
  const rows = [1, 2, 3].map((sum) => ({ code: 'X9', sum: `${sum}0` }))
  const { parts } = await shrink(new Map([['in', { rows, columns }]]), (candidates) => {
    const all = candidates.get('in') ?? []
    expect(all.every(({ code }) => /^X[789]$/.test(String(code)))).toBe(true)
    return Promise.resolve(all.length > 0)
  })
  expect(parts.get('in')?.rows).toEqual([{ code: 'X7', sum: 'a' }])
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { generatorNamed, generatorOf, type GivenGenerator } from '../../src/data/generators.ts'
import { thrown } from '../support/messages.ts'

const made = (given: GivenGenerator, seed = 1): unknown[] => generatorOf('own', given, 'here').make(seed, 50)

test.each<[string, GivenGenerator]>([
  ['a name', 'iban'],
  ['an arbitrary', fc.string()],
  ['a function', (random, row) => `${row}-${random()}`],
])('%s gives the same values for the same seed, and others for another', (_, given) => {
  expect(made(given)).toHaveLength(50)
  expect(made(given)).toEqual(made(given))
  expect(made(given, 2)).not.toEqual(made(given))
})

test('a function gets the number of each row, and new numbers from 0 up to 1 at each call', () => {
  const seen: number[] = []
  const rows = made((random, row) => {
    seen.push(random(), random())
    return row
  })
  expect(rows).toEqual(Array.from({ length: 50 }, (_, row) => row))
  expect(new Set(seen).size).toBe(100)
  expect(seen.every((each) => each >= 0 && each < 1)).toBe(true)
})

test.each<[string, GivenGenerator, unknown]>([
  ['an arbitrary', fc.integer({ min: 7, max: 900 }), 7],
  ['a function', (random, row) => row + 10 * random(), 0],
  ['a name', 'country', 'AD'],
])('the simplest value of %s is its first', (_, given, simplest) => {
  expect(generatorOf('own', given, 'here').simplest()).toBe(simplest)
})

const id = (given: GivenGenerator): string => generatorOf('own', given, 'here').id

test('two generators of one name are told apart', () => {
  expect(id(() => 1)).not.toBe(id(() => 1))
  expect(id('iban')).toBe(id('iban'))
})

test('a name that is not known is told with the nearest', async () => {
  expect(await thrown(() => generatorNamed('ibna', 'pay.bills.account'))).toMatchInlineSnapshot(`
    "Unexpected generator \`ibna\` in \`pay.bills.account\`, expected one of \`date\`, \`date-time\`, \`time\`, \`email\`, \`uri\`, \`uuid\`, \`ipv4\`, \`ipv6\`, \`hostname\`, \`iban\`, \`card\`, \`ean\`, \`isbn\`, \`phone\`, \`name\`, \`firstName\`, \`lastName\`, \`street\`, \`city\`, \`country\`, \`currency\`, write \`iban\`
      see  docs/errors.md#pp004"
  `)
  expect(await thrown(() => generatorNamed('taxNumbr', 'pay.bills.tax', { others: ['taxNumber'] }))).toContain(
    'write `taxNumber`',
  )
  expect(await thrown(() => generatorNamed('__proto__', 'pay.bills.tax'))).toContain('name it in `generators`')
})

test.each([5, null, {}, undefined])('%j is no generator', async (given) => {
  // what JavaScript lets through
  expect(await thrown(() => generatorOf('iban', given, 'here'))).toContain(
    'in generator `iban`, expected a name, an arbitrary of fast-check or a function',
  )
})

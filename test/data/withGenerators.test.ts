import { expect, test } from 'vitest'
import type { Generators } from '../../src/data/generators.ts'
import { pipelineWith, portFor, withGenerators } from '../../src/data/withGenerators.ts'
import type { Column, Contract } from '../../src/model/contract.ts'
import { contract, pipeline, port, step } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

const columns: Record<string, Column> = { id: {}, account: { generator: 'iban' }, tax: { generator: 'taxNumber' } }
const pay = contract([port('bills', columns), port('bank', { account: {} })], [port('paid', columns)], { name: 'pay' })
const taxNumber = (): string => 'T1'

const namesIn = ({ inputs }: Contract): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.values(inputs).flatMap(({ name, datasets }) =>
      Object.entries(datasets[name]?.columns ?? {}).map(([column, { madeBy }]) => [`${name}.${column}`, madeBy?.name]),
    ),
  )

test.each<[string, Generators, Record<string, string>]>([
  ['the name that a column gives', { taxNumber }, {}],
  ['the name of a column', { taxNumber, id: 'uuid' }, { 'bills.id': 'uuid' }],
  ['the names of port and column', { taxNumber, 'bank.account': 'card' }, { 'bank.account': 'card' }],
  [
    'all names',
    { taxNumber, account: 'card', 'pay.bills.account': 'ean' },
    { 'bills.account': 'ean', 'bank.account': 'card' },
  ],
  ['a name that is here too', { taxNumber, iban: () => 'I' }, { 'bills.account': 'iban' }],
])('a column is found by %s', (_, generators, more) => {
  expect(namesIn(withGenerators(pay, generators))).toEqual({
    'bills.id': undefined,
    'bills.account': 'iban',
    'bills.tax': 'taxNumber',
    'bank.account': undefined,
    ...more,
  })
})

test('a generator that is not given is an error at its port', async () => {
  expect(await thrown(() => withGenerators(pay))).toMatchInlineSnapshot(`
    "Unexpected generator \`taxNumber\` in \`pay.bills.tax\`, expected one of \`date\`, \`date-time\`, \`time\`, \`email\`, \`uri\`, \`uuid\`, \`ipv4\`, \`ipv6\`, \`hostname\`, \`iban\`, \`card\`, \`ean\`, \`isbn\`, \`phone\`, \`name\`, \`firstName\`, \`lastName\`, \`street\`, \`city\`, \`country\`, \`currency\`, name it in \`generators\`
      see  docs/errors.md#pp004"
  `)
})

test('a generator that is given in vain is an error', async () => {
  expect(await thrown(() => withGenerators(pay, { taxNumber, acount: 'iban' }))).toMatchInlineSnapshot(`
    "Unexpected key \`acount\` in \`generators\`, expected \`id\`, \`account\`, \`iban\`, \`tax\` or \`taxNumber\`, write \`account\`
      see  docs/errors.md#pp003"
  `)
  expect(
    await thrown(() => pipelineWith(pipeline([step('pay', pay)]), { taxNumber, 'bank.acount': 'iban' })),
  ).toContain('`bank.acount` in `generators`')
})

test('one of two steps may have use for it', () => {
  const other = contract([port('in', { x: {} })], [], { name: 'other' })
  const { steps } = pipelineWith(pipeline([step('pay', pay), step('other', other)]), {
    taxNumber,
    'other.in.x': 'uuid',
  })
  expect(namesIn(steps['other']?.contract ?? pay)).toEqual({ 'in.x': 'uuid' })
})

test('what is bound stays so', () => {
  expect(namesIn(withGenerators(withGenerators(pay, { taxNumber })))['bills.tax']).toBe('taxNumber')
})

test('a source has generators of its own', async () => {
  const bank = port('bank', { account: {} })
  const bound = portFor('pay', bank, { kind: 'generated', generators: { account: 'iban' } })
  expect(bound.datasets['bank']?.columns?.['account']?.madeBy?.name).toBe('iban')
  expect(portFor('pay', bank, { kind: 'local', path: 'x' })).toBe(bank)
  expect(await thrown(() => portFor('pay', bank, { kind: 'generated', generators: { acount: 'iban' } }))).toContain(
    'in `generators` of `bank`, expected `account`',
  )
})

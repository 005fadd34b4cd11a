import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { calledChecks } from '../../src/check/calledChecks.ts'
import { checkNamed, optionsSchema, type namedChecks } from '../../src/check/named.ts'
import type { DataCheck } from '../../src/model/check.ts'
import type { CheckItem, Column } from '../../src/model/contract.ts'
import type { Row } from '../../src/model/data.ts'
import type { Finding } from '../../src/model/finding.ts'
import { called } from '../support/called.ts'
import { dataset } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

type Name = keyof typeof namedChecks
type OptionsOf<N extends Name> = Parameters<(typeof namedChecks)[N]['make']>[0]

export interface Example<Options> {
  options: Options
  rows: Row[]
  /** The rows of other ports. */
  others?: Record<string, Row[]>
}

interface NamedLaw<Options> {
  /** What the contract declares of the data. */
  columns: Record<string, Column>
  /** The same of other ports. */
  others?: Record<string, Record<string, Column>>
  /** Calls and tables of all kinds: NaN, infinity, nulls and what comes twice included. */
  examples: fc.Arbitrary<Example<Options>>
  /** How many are wrong, counted in memory and without cleverness; where nothing is counted, whether the check is broken. */
  wrong(example: Example<Options>): number | boolean
  passing: Example<Options>
  /** A part of it is right, where the check counts. */
  failing: Example<Options>
  /** Columns that it can not do without. */
  needs: string[]
  /** A value of `failing` that its finding shows. */
  shown?: string
  /** Whether it judges alike what the contract does not declare. */
  typed?: boolean
}

const runs = 60

/** The columns of all rows, whatever is declared of them. */
const namesOf = (rows: Row[], columns: Record<string, Column>): string[] => [
  ...new Set([...Object.keys(columns), ...rows.flatMap(Object.keys)]),
]

/** The same check, which finds wrong what is right. */
function negated(check: DataCheck): DataCheck {
  if (check.on === 'rows') return { ...check, violates: `NOT coalesce((${check.violates}), false)` }
  if (check.on === 'table')
    return { ...check, find: (value: unknown) => (check.find(value) ? undefined : { count: 1 }) }
  if (check.on === 'columns')
    return { ...check, find: (names: string[]) => (check.find(names).length > 0 ? [] : [{ count: 1 }]) }
  return {
    ...check,
    find: async (data, others) => ((await check.find(data, others)) ? undefined : { count: 1 }),
  }
}

const found = (findings: Finding[], expected: number | boolean): number | boolean =>
  typeof expected === 'boolean' ? findings.length > 0 : findings.reduce((sum, { count = 0 }) => sum + count, 0)

/** Every column is a secret. */
const masked = (all: Record<string, Column>): Record<string, Column> =>
  Object.fromEntries(Object.entries(all).map(([name, column]) => [name, { ...column, masked: true }]))

/** What holds for each check that is called by its name. */
export function namedCheckLaws<N extends Name>(name: N, law: NamedLaw<OptionsOf<N>>): void {
  const { columns, others = {}, examples, wrong, passing, failing, needs, shown, typed = false } = law
  const check = checkNamed(name)

  const itemOf = (options: object, more: Partial<CheckItem> = {}): CheckItem => ({
    name,
    options: { ...options },
    severity: 'error',
    ...more,
  })

  interface Ways {
    item?: Partial<CheckItem>
    /** What becomes of what is declared. */
    declare?: (columns: Record<string, Column>) => Record<string, Column>
    /** A column that the file lacks. */
    without?: string
  }

  function judged(example: Example<OptionsOf<N>>, { item, declare = (all) => all, without }: Ways = {}) {
    const names = namesOf(example.rows, columns).filter((each) => each !== without)
    const tables = Object.entries(others).map(([other, declared]) => {
      const rows = example.others?.[other] ?? []
      return [other, { columns: declare(declared), rows, names: namesOf(rows, declared) }]
    })
    return called(itemOf(example.options, item), {
      columns: declare(columns),
      rows: example.rows,
      names,
      others: Object.fromEntries(tables),
    })
  }

  const bare = (all: Record<string, Column>): Record<string, Column> =>
    typed ? all : Object.fromEntries(Object.keys(all).map((each) => [each, {}]))

  async function agrees(example: Example<OptionsOf<N>>, ways: Ways = {}): Promise<number | boolean> {
    const expected = wrong(example)
    expect(found(await judged(example, ways), expected)).toBe(expected)
    return expected
  }

  const property = (seen: Set<boolean>) =>
    fc.asyncProperty(examples, fc.boolean(), async (example, isDeclared) => {
      seen.add(Boolean(await agrees(example, isDeclared ? {} : { declare: bare })))
    })

  test(`${name} finds what a loop over the rows finds`, async () => {
    const seen = new Set<boolean>()
    const { numRuns, counterexample, errorInstance } = await fc.check(property(seen), { numRuns: runs, seed: 1 })
    expect({ counterexample, errorInstance }).toEqual({ counterexample: null, errorInstance: null })
    expect(numRuns).toBe(runs)
    // a check that never fires, or always does, would agree with such examples only
    expect(seen).toEqual(new Set([true, false]))
  }, 60_000)

  test(`${name} judges no rows, and nothing but nulls, as the loop does`, async () => {
    const nulls = Object.fromEntries(Object.keys(columns).map((each) => [each, null]))
    for (const example of fc.sample(examples, { numRuns: 4, seed: 2 })) {
      await agrees({ ...example, rows: [] })
      await agrees({ ...example, rows: [nulls, nulls] })
    }
    expect.hasAssertions()
  })

  test(`${name} disagrees with the loop as soon as it is negated`, async () => {
    const make = (...call: Parameters<typeof check.make>): DataCheck[] => original(...call).map(negated)
    const original = check.make.bind(check)
    const spy = vi.spyOn(check, 'make').mockImplementation(make)
    const { failed } = await fc.check(property(new Set()), { numRuns: runs, seed: 1, endOnFailure: true })
    const turned = await judged(passing)
    spy.mockRestore()
    expect(failed).toBe(true)
    expect(turned).not.toEqual([])
  })

  test(`${name} passes what is right and finds what is wrong`, async () => {
    expect(await judged(passing)).toEqual([])
    const findings = await judged(failing)
    expect(findings.length).toBeGreaterThan(0)
    for (const { code, severity } of findings) expect([code, severity]).toEqual([name, 'error'])
  })

  test(`${name} only tells where it is to`, async () => {
    const findings = await judged(failing, { item: { severity: 'warning' } })
    expect(findings.map(({ severity }) => severity)).toEqual((await judged(failing)).map(() => 'warning'))
  })

  test.runIf(check.denominator)(`${name} lets a share of them pass`, async () => {
    const [finding] = await judged(failing)
    const { count = 0, place = '' } = finding ?? {}
    const column = place.split('.')[2] ?? ''
    const counted = failing.rows.filter((row) => check.denominator === 'rows' || row[column] !== null)
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(counted.length)
    const share = 1 - count / counted.length
    expect(await judged(failing, { item: { mostly: share } })).toEqual([])
    expect(await judged(failing, { item: { mostly: share + 0.001 } })).not.toEqual([])
  })

  test.runIf(needs.length > 0).each(needs)(`${name} misses the column %s`, async (column) => {
    const findings = await judged(passing, { without: column })
    expect(findings.map(({ code }) => code)).toContain(name)
    expect(findings.map(({ place }) => place)).toContain(`step.out.${column}`)
  })

  test.runIf(shown !== undefined)(`${name} shows no value of a masked column`, async () => {
    expect(JSON.stringify(await judged(failing))).toContain(shown)
    const findings = await judged(failing, { declare: masked })
    expect(findings).not.toEqual([])
    expect(JSON.stringify(findings)).not.toContain(shown)
  })

  test(`${name} refuses options that it does not have, and values that they can not have`, async () => {
    const about = { dataset: dataset(columns), other: (other: string) => dataset(others[other]) }
    const call = (options: object): Promise<string> => thrown(() => calledChecks(itemOf(options), about))
    expect(await call(passing.options)).toBe('nothing')
    expect(await call({ ...passing.options, nonsense: 1 })).toContain('Unexpected key `nonsense`')
    for (const option of Object.keys(check.options))
      expect(await call({ ...passing.options, [option]: null })).toContain(`\`${option}\``)
    for (const option of check.required ?? []) {
      const { [option]: _, ...rest } = { ...passing.options } as Record<string, unknown> // options of any check
      expect(await call(rest)).toContain(`\`${option}\``)
    }
    expect(optionsSchema(check)).toMatchObject({ additionalProperties: false })
  })
}

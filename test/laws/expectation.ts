import { expect, test } from 'vitest'
import { checkExpectation } from '../../src/check/expectation.ts'
import type { Outcome } from '../../src/check/expectation/outcome.ts'
import type { Expectation } from '../../src/model/expectation.ts'

type Kind = Exclude<keyof Expectation, 'fails'>

interface ExpectationLaw<K extends Kind> {
  kind: K
  /** What the outcome is like, and what it is not. */
  kept: NonNullable<Expectation[K]>
  broken: NonNullable<Expectation[K]>
  outcome: () => Outcome
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What holds for each thing that can be expected of a run. */
export function expectationLaws<K extends Kind>({ kind, kept, broken, outcome }: ExpectationLaw<K>): void {
  test(`${kind} tells nothing where it is kept, or where nothing is expected`, async () => {
    expect(await checkExpectation({ [kind]: kept }, outcome())).toEqual([])
    expect(await checkExpectation({}, outcome())).toEqual([])
  })

  test(`${kind} tells where it is not kept, in the step or one of its ports, and what to do`, async () => {
    const { step, ...others } = outcome()
    const findings = await checkExpectation({ [kind]: broken }, { step, ...others })
    expect(findings).not.toEqual([])
    for (const { code, place, severity, message } of findings) {
      expect(code).toBe(kind === 'outputs' ? 'golden' : `expect-${kebab(kind)}`)
      expect(`${place}.`).toContain(`${step}.`)
      expect(severity).toBe('error')
      expect(message).toMatch(/^Unexpected .+ in `.+`, expected .+, .+[^.]$/)
    }
  })

  test(`${kind} finds the same a second time`, async () => {
    const made = outcome()
    const twice = [await checkExpectation({ [kind]: broken }, made), await checkExpectation({ [kind]: broken }, made)]
    expect(twice[0]).toEqual(twice[1])
  })
}

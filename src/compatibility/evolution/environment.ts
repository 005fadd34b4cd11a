import type { Contract, EnvironmentVariable } from '../../model/contract.ts'
import type { Change } from '../../model/evolution.ts'
import type { Finding } from '../../model/finding.ts'
import { finding } from '../../shared/finding.ts'
import { secretNames } from '../../shared/mask.ts'
import { own } from '../../shared/own.ts'
import { allOf } from '../../shared/words.ts'
import { changeOf } from './change.ts'
import { differences } from './differences.ts'

const mustBeSet = (variable: EnvironmentVariable | undefined): boolean =>
  variable?.required === true && variable.default === undefined

/** The values that the one takes and the other does not. */
const refused = (taken: EnvironmentVariable, by: EnvironmentVariable): string[] =>
  by.enum === undefined ? [] : (taken.enum ?? ['any other']).filter((value) => !by.enum?.includes(value))

function conflict(
  name: string,
  before: EnvironmentVariable | undefined,
  after: EnvironmentVariable | undefined,
): string | undefined {
  if (mustBeSet(after) && !mustBeSet(before)) return `need of \`${name}\``
  const lost = before && after ? refused(before, after) : []
  return lost.length > 0 ? `refusal of ${allOf(lost)} for \`${name}\`` : undefined
}

function found(name: string, [before, after]: (EnvironmentVariable | undefined)[], contract: Contract): Finding[] {
  const received = conflict(name, before, after)
  if (received === undefined) return []
  const advice = 'give it a `default`, or set it in every pipeline'
  const facts = { code: 'environment', place: contract.name, fault: 'contract', at: contract.at } as const
  return [finding({ ...facts, received, expected: 'an environment that was enough before', advice })]
}

/** What changed in the environment that a script is run with. */
export function environmentChanges(before: Contract, after: Contract): Change[] {
  const names = new Set([...Object.keys(before.env), ...Object.keys(after.env)])
  return [...names].flatMap((name) => {
    const [earlier, later] = [own(before.env, name), own(after.env, name)]
    const isSecret = secretNames({ [name]: '' }).length > 0
    const what =
      earlier && later
        ? differences(earlier, later).map((part) => (isSecret ? `\`${name}\` changed` : `\`${name}\`: ${part}`))
        : [`the variable \`${name}\` is ${later ? 'new' : 'gone'}`]
    if (what.length === 0) return []
    const both = { backward: found(name, [earlier, later], after), forward: found(name, [later, earlier], after) }
    return [changeOf({ side: 'environment', place: after.name, what }, both)]
  })
}

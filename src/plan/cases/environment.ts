import type { EnvironmentVariable } from '../../model/contract.ts'
import type { Case } from '../../model/pipeline.ts'
import type { CaseKind } from '../kind.ts'

const most = 10

/** A variable that may be missing may be said to be nothing too: the platform has a text for that. */
const nothings = ['', 'None']

const caseWith = (name: string, more: Partial<Case>): Case => ({
  name,
  inputs: {},
  env: {},
  args: {},
  expect: {},
  ...more,
})

function variantsOf(
  name: string,
  { required, default: standard, example, enum: members }: EnvironmentVariable,
): Case[] {
  const used = standard ?? example
  const isOpen = !required && used === undefined && !members
  const values = isOpen ? nothings : (members ?? []).filter((member) => member !== used)
  // one with a default is never missing: the contract gives it
  const without = !required && standard === undefined && example !== undefined
  return [
    ...(without ? [caseWith(`without ${name}`, { without: [name] })] : []),
    ...values.map((value) => caseWith(`${name}=${value}`, { env: { [name]: value } })),
  ]
}

/** Each step alone with each value that a variable may have, and without those that it can do without. */
export const environment: CaseKind = ({ steps }) =>
  Object.values(steps).flatMap(({ name, contract, env, at }) => {
    const open = Object.entries(contract.env).filter(([variable]) => env[variable] === undefined)
    const cases = open.flatMap(([variable, declared]) => variantsOf(variable, declared)).slice(0, most)
    if (cases.length === 0) return []
    const question = { kind: 'ways' as const, step: name, cases }
    const title = 'runs in every environment that its contract allows'
    return [{ group: { title: name, at }, title, tags: ['script', 'generated'], question, at }]
  })

import { isDeepStrictEqual } from 'node:util'
import type { CheckItem, Contract } from '../../model/contract.ts'
import type { Change } from '../../model/evolution.ts'
import type { Finding } from '../../model/finding.ts'
import { finding } from '../../shared/finding.ts'
import { checksIn } from '../../shared/checksIn.ts'
import { own } from '../../shared/own.ts'
import { changeOf } from './change.ts'

const shown = ({ name, options, mostly, severity }: CheckItem): object => ({ name, options, mostly, severity })

/** The checks of the one that the other has not. */
const beyond = (some: CheckItem[], others: CheckItem[]): CheckItem[] =>
  some.filter((item) => !others.some((other) => isDeepStrictEqual(shown(item), shown(other))))

const found = (items: CheckItem[], place: string, word: string): Finding[] =>
  items.map(({ name, severity, at }) =>
    finding({
      code: 'checks',
      place,
      fault: 'contract',
      severity,
      at,
      received: `${word} check \`${name}\``,
      expected: 'the checks that there were',
      advice: 'keep them, or let it be a warning',
    }),
  )

/** What changed in the checks of ports: one more asks for more, one less promises less. */
export function checkChanges(before: Contract, after: Contract): Change[] {
  const [earlier, later] = [checksIn(before), checksIn(after)]
  return [...new Set([...Object.keys(earlier), ...Object.keys(later)])].flatMap((name) => {
    const [old, now] = [own(earlier, name) ?? [], own(later, name) ?? []]
    const [gained, lost] = [beyond(now, old), beyond(old, now)]
    if (gained.length + lost.length === 0) return []
    const place = `${after.name}.${name}`
    const side = Object.hasOwn(after.outputs, name) ? 'output' : 'input'
    const what = [
      ...gained.map((item) => `the check \`${item.name}\` is new`),
      ...lost.map((item) => `the check \`${item.name}\` is gone`),
    ]
    return [
      changeOf({ side, place, what }, { backward: found(gained, place, 'new'), forward: found(lost, place, 'lost') }),
    ]
  })
}

import { phrase } from '../../shared/phrase.ts'
import { accepts } from '../../table/accepts.ts'
import { allOfThem } from '../columns.ts'
import { counterexample } from '../counterexample.ts'
import { only } from '../only.ts'
import type { ColumnRule } from '../rule.ts'

/** Every text that is promised must fit the needed pattern: shown wrong by a text, or not to be told. */
export const pattern: ColumnRule = (promised, needed, medium) => {
  if (needed.pattern === undefined || promised.pattern === needed.pattern) return undefined
  const all = allOfThem(promised)?.filter((value) => accepts(promised, value) && medium.holds(value))
  const witness = all
    ? all.find((value) => !accepts(only(needed, ['pattern']), value))
    : counterexample(promised, needed, { keywords: ['pattern'], medium })
  if (all && witness === undefined) return undefined
  const said = { received: `promise of ${phrase(promised)}`, expected: phrase(needed) }
  const advice = 'declare the same `pattern` on both sides'
  return witness === undefined
    ? { ...said, advice: `${advice}: of two that differ nobody can tell`, severity: 'warning', fault: 'contract' }
    : { ...said, advice, witness }
}

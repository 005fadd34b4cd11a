import type { Link, Pipeline } from '../../model/pipeline.ts'
import type { PlannedTest } from '../../model/plan.ts'
import type { CaseKind, Placed } from '../kind.ts'
import { isDamage } from '../../shared/isDamage.ts'
import { clearDamage, damages } from '../refusal.ts'

type About = Pick<PlannedTest, 'title' | 'question'>

/** What the consumer promises to refuse, as the producer would leave it; files that lie beside others can not be told apart. */
function unfinished({ steps }: Pipeline, link: Link): About[] {
  const { from, to } = link
  const contract = steps[to.step]?.contract
  const port = contract?.inputs[to.port]
  if (!port || port.merge) return []
  const ways = (contract.rejects ?? [])
    .filter(isDamage)
    .filter((damage) => Object.values(port.datasets).some(damages[damage].fits))
    .map((damage) => ({ damage, expect: clearDamage(damage, port) }))
  const title = `${to.step} refuses what ${from.step} leaves unfinished`
  return ways.length > 0 ? [{ title, question: { kind: 'unfinished', link, ways } }] : []
}

/** Each edge: what is promised, what is written, and whether the consumer can use it. */
export const edge: CaseKind = (pipeline, links) =>
  links.flatMap((link) => {
    const { from, to, at } = link
    const group = { title: `${from.step}.${from.port} -> ${to.step}.${to.port}`, at }
    const tests: About[] = [
      { title: 'what is promised satisfies what is needed', question: { kind: 'promised', link } },
      { title: 'what is written satisfies what is needed', question: { kind: 'written', link } },
      { title: `${to.step} runs on it`, question: { kind: 'accepted', link } },
      ...unfinished(pipeline, link),
    ]
    return tests.map((test): Placed => ({ group, ...test, tags: ['edge'], at }))
  })

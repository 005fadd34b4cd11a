import type { CaseKind } from '../kind.ts'

/** Each edge: what is promised, what is written, and whether the consumer can use it. */
export const edge: CaseKind = (_, links) =>
  links.flatMap((link) => {
    const { from, to, at } = link
    const group = { title: `${from.step}.${from.port} -> ${to.step}.${to.port}`, at }
    const test = (title: string, kind: 'promised' | 'written' | 'accepted') => ({
      group,
      title,
      tags: ['edge'],
      question: { kind, link },
      at,
    })
    return [
      test('what is promised satisfies what is needed', 'promised'),
      test('what is written satisfies what is needed', 'written'),
      test(`${to.step} runs on it`, 'accepted'),
    ]
  })

import { expect, test } from 'vitest'
import { edge } from '../../../src/plan/cases/edge.ts'
import { contract, link, pipeline, port, step } from '../../support/declared.ts'

test('each edge is asked what is promised, what is written and whether the consumer runs on it', () => {
  const at = { file: 'shop.pipeline.yaml', line: 4, column: 3 }
  const links = [{ ...link('clean.out -> train.data'), at }, link('train.model -> evaluate.model')]
  const tests = edge(pipeline([]), links)
  expect(tests.map(({ group, title, question }) => `${group.title}: ${title} (${question.kind})`))
    .toMatchInlineSnapshot(`
    [
      "clean.out -> train.data: what is promised satisfies what is needed (promised)",
      "clean.out -> train.data: what is written satisfies what is needed (written)",
      "clean.out -> train.data: train runs on it (accepted)",
      "train.model -> evaluate.model: what is promised satisfies what is needed (promised)",
      "train.model -> evaluate.model: what is written satisfies what is needed (written)",
      "train.model -> evaluate.model: evaluate runs on it (accepted)",
    ]
  `)
  expect(tests[0]).toMatchObject({ question: { link: links[0] }, tags: ['edge'], at, group: { at } })
})

test('a pipeline without edges gets none', () => {
  expect(edge(pipeline([]), [])).toEqual([])
})

test('a consumer that promises to refuse unfinished files is asked whether it does, where they break its contract', () => {
  const ports = [port('data', { id: { unique: true } }), port('all', { id: {} }, { merge: true }), port('model')]
  const declared = contract(ports, [], { rejects: ['truncated', 'doubled', 'nulls'] })
  const links = ['clean.out -> train.data', 'clean.all -> train.all', 'clean.model -> train.model'].map(link)
  const asked = edge(pipeline([step('train', declared)]), links).filter(
    ({ question }) => question.kind === 'unfinished',
  )
  const damages = asked.map(({ group, question }) => [
    group.title,
    question.kind === 'unfinished' ? question.ways.map(({ damage }) => damage) : [],
  ])
  expect(damages).toEqual([
    ['clean.out -> train.data', ['doubled']],
    ['clean.model -> train.model', ['truncated']],
  ])
  expect(asked[0]?.title).toBe('train refuses what clean leaves unfinished')
})

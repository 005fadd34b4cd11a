import { expect, test } from 'vitest'
import { edge } from '../../../src/plan/cases/edge.ts'
import { link, pipeline } from '../../support/declared.ts'

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

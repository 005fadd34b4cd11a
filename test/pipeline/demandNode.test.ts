import { expect, test } from 'vitest'
import { demandNode } from '../../src/pipeline/demandNode.ts'
import { graphOf } from '../../src/pipeline/graph.ts'
import { contract, pipeline, step } from '../support/declared.ts'
import { thrown } from '../support/messages.ts'

test('a name that is not there is refused, and the one meant is named', async () => {
  const graph = graphOf(pipeline([step('clean', contract([], [])), step('train', contract([], []))]))
  expect(() => demandNode(graph, 'clean')).not.toThrow()
  expect(await thrown(() => demandNode(graph, 'trian'))).toMatchInlineSnapshot(`
    "Unexpected step \`trian\`, expected \`clean\` or \`train\`, write \`train\`
      see  docs/errors.md#pp008"
  `)
  expect(await thrown(() => demandNode(graph, 'constructor'))).toContain('Unexpected step `constructor`')
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pipelineReaderLaws } from '../../laws/pipelineReader.ts'
import { mapped, read, refusal } from '../../support/reading.ts'

const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,8}(_training|_calibration)?$/), {
  minLength: 2,
  maxLength: 6,
})

const metadata = fc.record(
  {
    name: fc.constant('churn'),
    description: fc.constant('Trains a model'),
    node_count: fc.constant(2),
    edge_count: fc.constant(7),
    features: fc.constant(['training']),
    cost: fc.constant({ estimated_hours: '1', tiers: [{ tier: 'low' }] }),
  },
  // an empty one says nothing
  { requiredKeys: ['name'] },
)

const samples = names.chain((nodes) =>
  fc.record(
    {
      dag: fc.record(
        {
          nodes: fc.constant(nodes),
          description: fc.constant('Loads, then trains'),
          edges: fc.uniqueArray(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes)), {
            selector: String,
            minLength: 1,
          }),
        },
        { requiredKeys: ['nodes', 'edges'] },
      ),
      metadata,
      version: fc.constant('1.0.0'),
    },
    { requiredKeys: ['dag'] },
  ),
)

pipelineReaderLaws({ reader: 'cursus', samples, write: (dag) => ({ dag }) })

const two = { nodes: ['Load_training', 'Train'], edges: [['Load_training', 'Train']] }

test('its nodes are steps, and its edges carry data between ports that are still to be found', () => {
  const dag = { ...two, description: 'small' }
  expect(read({ dag, metadata: { name: 'churn', node_count: 2, edge_count: 3 } })).toMatchInlineSnapshot(`
    {
      "edges": [
        "8 Load_training -> Train (data)",
      ],
      "name": "churn",
      "nodes": [
        {
          "args": {},
          "env": {},
          "line": 4,
          "name": "Load_training",
        },
        {
          "args": {},
          "env": {},
          "line": 5,
          "name": "Train",
        },
      ],
      "warnings": [
        "13:5 not kept of the file, as no test needs it: \`dag.description\`, \`metadata.node_count\`",
        "18:5 \`edge_count\` of \`metadata\` is not kept exactly: it is 3, and there are 1",
      ],
    }
  `)
})

test('what is there twice is kept once', () => {
  const { nodes, edges, warnings } = read({
    dag: {
      nodes: ['A', 'B', 'A'],
      edges: [
        ['A', 'B'],
        ['A', 'B'],
      ],
    },
  })
  expect({ nodes, edges, warnings }).toMatchInlineSnapshot(`
    {
      "edges": [
        "9 A -> B (data)",
      ],
      "nodes": [
        {
          "args": {},
          "env": {},
          "line": 4,
          "name": "A",
        },
        {
          "args": {},
          "env": {},
          "line": 5,
          "name": "B",
        },
      ],
      "warnings": [
        "6:7 \`A\` of \`dag.nodes[2]\` is not kept: it was named before",
        "13:7 \`A\` -> \`B\` of \`dag.edges[1]\` is not kept: it was there before",
      ],
    }
  `)
})

test('what can not be meant is refused at its place', () => {
  const dags = {
    'an unknown step': { ...two, edges: [['Load_training', 'Trian']] },
    'an edge of three': { ...two, edges: [['Load_training', 'Train', 'Train']] },
    'an edge that is a text': { ...two, edges: ['Train'] },
    'edges that are a map': { ...two, edges: { Train: 'Load_training' } },
    'a node that is a number': { ...two, nodes: ['Load_training', 7] },
    'no nodes': { edges: [] },
  }
  expect(mapped(dags, (dag) => refusal({ dag }))).toMatchInlineSnapshot(`
    {
      "a node that is a number": "5:7 Unexpected \`7\` in \`dag.nodes[1]\`, expected the name of a step, change the value",
      "an edge of three": "8:7 Unexpected list in \`dag.edges[0]\`, expected a list of two steps, change the value",
      "an edge that is a text": "8:7 Unexpected \`Train\` in \`dag.edges[0]\`, expected a list of two steps, change the value",
      "an unknown step": "8:7 Unexpected step \`Trian\` in \`dag.edges[0]\`, expected \`Load_training\` or \`Train\`, write \`Train\`",
      "edges that are a map": "7:14 Unexpected map in \`dag.edges\`, expected a list, change the value",
      "no nodes": "2:10 Unexpected end of \`dag\`, expected the key \`nodes\`, add it",
    }
  `)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { PipeproofError } from '../../../src/errors.ts'
import { readingOf } from '../../../src/pipeline/read/reading.ts'
import { plainDocument } from '../../../src/shared/yaml.ts'
import { pipelineReaderLaws } from '../../laws/pipelineReader.ts'
import { callsOf } from '../../support/python.ts'
import { mapped, shortly } from '../../support/reading.ts'

const read = (text: string, folder = '/pipelines', named?: string): ReturnType<typeof shortly> =>
  shortly(readingOf(plainDocument(text, { file: `${folder}/churn_dag.py`, line: 1, column: 1 }), named))

function refusal(text: string, named?: string): string {
  try {
    return JSON.stringify(read(text, undefined, named))
  } catch (error) {
    if (!(error instanceof PipeproofError)) throw error
    return `${error.at?.line}:${error.at?.column} ${error.code} ${error.message.split('\n')[0]}`
  }
}

const named = fc.uniqueArray(fc.constantFrom('Load_training', 'Train', 'é', 'constructor'), { minLength: 1 })
const samples = named.map((nodes) => ({
  owner: 'me',
  // the nodes of its edges go without saying
  nodes: [...nodes, 'Alone'],
  ...(nodes.length > 1 && { edges: nodes.slice(1).map((node) => [nodes[0], node]) }),
}))

pipelineReaderLaws({
  reader: 'python',
  samples,
  write: (graph) => graph,
  language: callsOf('PipelineDAG', 'from cursus import PipelineDAG'),
})

const factory = `
import logging
from cursus.api.dag.base_dag import PipelineDAG
from ....shared_dags import DAGMetadata

print("building")

def get_metadata() -> DAGMetadata:
    return DAGMetadata(description="churn", features=["training"])

def create_churn_dag() -> PipelineDAG:
    dag = PipelineDAG()
    dag.add_node("Load_training")
    dag.add_node("Train")
    dag.add_edge("Load_training", "Train")
    logging.info(f"{len(dag.nodes)} nodes, {dag.edges}")
    return dag
`

test('a function that gives a graph is called, without the package that has its class', () => {
  expect(read(factory)).toMatchInlineSnapshot(`
    {
      "edges": [
        "15 Load_training -> Train (data)",
      ],
      "name": undefined,
      "nodes": [
        {
          "args": {},
          "env": {},
          "line": 13,
          "name": "Load_training",
        },
        {
          "args": {},
          "env": {},
          "line": 14,
          "name": "Train",
        },
      ],
      "warnings": [],
    }
  `)
})

test('a graph may be made outright, by any path of import, and walked', () => {
  const outright = `
from cursus import PipelineDAG as Graph
from cursus.core import *
import cursus.deep.inside as inside

class Own(Graph):
    def __init__(self, names):
        self.names = names
        super().__init__(edges=zip(names, names[1:]))

graph = Own(["A", "B"])
for name in list(graph.nodes):
    graph.add_edge(name, "End")
assert graph.topological_sort() == ["A", "B", "End"]
class Mine(inside.PipelineDAG, inside.Mixin): pass
`
  const { nodes, edges } = read(outright)
  expect({ nodes: nodes.map((node) => (node as { name: string }).name), edges }).toMatchInlineSnapshot(`
    {
      "edges": [
        "9 A -> B (data)",
        "13 A -> End (data)",
        "13 B -> End (data)",
      ],
      "nodes": [
        "A",
        "B",
        "End",
      ],
    }
  `)
})

test('one of several graphs is named', () => {
  const two = 'from cursus import PipelineDAG\na = PipelineDAG(["A"])\nb = PipelineDAG(["B", "C"])\n'
  expect(read(two, undefined, 'b').nodes).toHaveLength(2)
  const refused = { none: refusal(two), another: refusal(two, 'bb') }
  expect(refused).toMatchInlineSnapshot(`
    {
      "another": "1:1 PP004 Unexpected graph \`bb\` in the file, expected one of \`a\` or \`b\`, write \`#b\` behind the path",
      "none": "1:1 PP004 Unexpected 2 graphs in the file, expected one of \`a\` or \`b\`, write \`#a\` behind the path",
    }
  `)
})

test('what is set on a graph counts, and what is no part of one is told', () => {
  const text = `
from cursus import PipelineDAG
dag = PipelineDAG(nodes={"C", "A", "B"}, owner="me")
dag.nodes.append("D")
dag.edges += [["D", "A"], ("D", "A")]
dag.metadata = {"team": "risk"}
dag.metadata = {}
`
  const { nodes, edges, warnings } = read(text)
  expect({
    nodes: nodes.map((node) => (node as { name: string }).name).toSorted(),
    edges,
    warnings,
  }).toMatchInlineSnapshot(`
    {
      "edges": [
        "3 D -> A (data)",
      ],
      "nodes": [
        "A",
        "B",
        "C",
        "D",
      ],
      "warnings": [
        "3:1 \`owner\` of \`dag\` is not kept: a graph has nodes and edges",
        "6:1 \`metadata\` of \`dag\` is not kept: a graph has nodes and edges",
      ],
    }
  `)
})

test('a set has the same order each time', () => {
  const text = 'from cursus import PipelineDAG\ndag = PipelineDAG(nodes=set("ABCDEFGHIJ"))\n'
  expect(read(text, '/elsewhere').nodes).toEqual(read(text).nodes)
})

test('modules beside the file are its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pipeproof-dag-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'names.py'), 'NAMES = ["A", "B"]\n')
  const text = 'from names import NAMES\nfrom cursus import PipelineDAG\ndag = PipelineDAG(NAMES)\n'
  expect(read(text, folder).nodes).toHaveLength(2)
})

test('any name is a name', () => {
  const names = ['__proto__', 'constructor', 'é', 'a b']
  const text = `from cursus import PipelineDAG\ndag = PipelineDAG(${JSON.stringify(names)})\n`
  expect(read(text).nodes.map((node) => (node as { name: string }).name)).toEqual(names)
})

// each of them starts a Python
test('whatever a file does instead is told at its line', { timeout: 60_000 }, () => {
  vi.stubEnv('PIPEPROOF_PYTHON', 'python3')
  onTestFinished(() => void vi.unstubAllEnvs())
  const graph = 'from cursus import PipelineDAG\n'
  const files = {
    'it raises': `${graph}\nraise ValueError("no\\nluck")`,
    'its function raises': `${graph}\ndef create_dag():\n    return PipelineDAG()["a"]\n`,
    'it exits': `import sys\nsys.exit(3)\n`,
    'it ends at once': `import os\nos._exit(0)\n`,
    'it is no Python': 'def create_dag(:\n',
    'it misses a module': 'import os\nimport nosuchmodule\n',
    'it writes': 'open("/tmp/pipeproof-never", "w")\n',
    'it starts a program': 'import os\nos.system("true")\n',
    'it calls somebody': 'import socket\nsocket.create_connection(("localhost", 9))\n',
    'it has no graph': 'x = 1\n',
    'its function wants more': `${graph}def create_dag(config) -> PipelineDAG: ...\n`,
    'its graph is empty': `${graph}\ndag = PipelineDAG()\n`,
    'a node is a number': `${graph}dag = PipelineDAG()\ndag.add_node(7)\n`,
    'its nodes are a text': `${graph}dag = PipelineDAG(nodes="Train")\n`,
    'an edge is a text': `${graph}dag = PipelineDAG(edges=["AB"])\n`,
    'an edge goes nowhere': `${graph}dag = PipelineDAG(nodes=["A"])\ndag.edges.append(("A", "B"))\n`,
    'an edge has one end': `${graph}dag = PipelineDAG(nodes=["A"])\ndag.edges.append(("A",))\n`,
    'it recurses': 'def f(): return f()\nf()\n',
    nothing: '',
  }
  expect(mapped(files, (text) => refusal(text))).toMatchInlineSnapshot(`
    {
      "a node is a number": "3:1 PP004 Unexpected end of Python (TypeError: a node is named by a text, not by 7) in the file, expected one that builds a graph, mend it at this place",
      "an edge goes nowhere": "1:1 PP004 Unexpected end of Python (ValueError: an edge is between two nodes, which ('A', 'B') is not) in the file, expected one that builds a graph, mend it at this place",
      "an edge has one end": "1:1 PP004 Unexpected end of Python (ValueError: an edge is between two nodes, which ('A',) is not) in the file, expected one that builds a graph, mend it at this place",
      "an edge is a text": "2:1 PP004 Unexpected end of Python (TypeError: nodes are a list of texts, and edges one of pairs) in the file, expected one that builds a graph, mend it at this place",
      "it calls somebody": "2:1 PP004 Unexpected end of Python (PermissionError: it asks for \`socket.getaddrinfo\`, and may only build a graph) in the file, expected one that builds a graph, mend it at this place",
      "it ends at once": "1:1 PP004 Unexpected end of Python (it ended the interpreter) in the file, expected one that builds a graph, mend it at this place",
      "it exits": "2:1 PP004 Unexpected end of Python (SystemExit: 3) in the file, expected one that builds a graph, mend it at this place",
      "it has no graph": "1:1 PP004 Unexpected 0 graphs in the file, expected one \`PipelineDAG\`, give it a function such as \`create_dag()\` that returns one",
      "it is no Python": "1:16 PP004 Unexpected end of Python (SyntaxError: invalid syntax) in the file, expected one that builds a graph, mend it at this place",
      "it misses a module": "2:1 PP004 Unexpected end of Python (ModuleNotFoundError: No module named 'nosuchmodule') in the file, expected one that builds a graph, install \`nosuchmodule\` for \`python3\` (from \`PIPEPROOF_PYTHON\`)",
      "it raises": "3:1 PP004 Unexpected end of Python (ValueError: no luck) in the file, expected one that builds a graph, mend it at this place",
      "it recurses": "1:1 PP004 Unexpected end of Python (RecursionError: maximum recursion depth exceeded) in the file, expected one that builds a graph, mend it at this place",
      "it starts a program": "2:1 PP004 Unexpected end of Python (PermissionError: it asks for \`os.system\`, and may only build a graph) in the file, expected one that builds a graph, mend it at this place",
      "it writes": "1:1 PP004 Unexpected end of Python (PermissionError: it writes \`/tmp/pipeproof-never\`, and may only build a graph) in the file, expected one that builds a graph, mend it at this place",
      "its function raises": "4:1 PP004 Unexpected end of Python (TypeError: 'PipelineDAG' object is not subscriptable) in the file, expected one that builds a graph, mend it at this place",
      "its function wants more": "1:1 PP004 Unexpected 0 graphs in the file, expected one \`PipelineDAG\`, \`create_dag\` wants \`config\`",
      "its graph is empty": "3:1 PP004 Unexpected \`dag\` without nodes in the file, expected at least one, add it",
      "its nodes are a text": "2:1 PP004 Unexpected end of Python (TypeError: nodes are a list of texts, and edges one of pairs) in the file, expected one that builds a graph, mend it at this place",
      "nothing": "1:1 PP004 Unexpected 0 graphs in the file, expected one \`PipelineDAG\`, give it a function such as \`create_dag()\` that returns one",
    }
  `)
})

test('a file that is no text is refused', () => {
  expect(refusal('\u0000\u0001')).toMatch(/^1:\d+ PP004/)
})

test('an endless file is ended', { timeout: 30_000 }, () => {
  expect(refusal('import time\n\nwhile True:\n    time.sleep(1)\n')).toMatchInlineSnapshot(
    `"4:1 PP004 Unexpected end of Python (no end after 8 s) in the file, expected one that builds a graph, mend it at this place"`,
  )
})

test('an interpreter that is not there is named', () => {
  vi.stubEnv('PIPEPROOF_PYTHON', '/no/python')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(refusal(factory)).toMatchInlineSnapshot(
    `"1:1 PP011 Unexpected interpreter \`/no/python\` from \`PIPEPROOF_PYTHON\` (spawnSync /no/python ENOENT), expected Python 3.9 or newer, install it or set \`PIPEPROOF_PYTHON\`"`,
  )
})

import { expect, test } from 'vitest'
import type { Contract } from '../../src/model/contract.ts'
import type { Location } from '../../src/model/location.ts'
import { normalise } from '../../src/pipeline/normalise.ts'
import type { WrittenPipeline } from '../../src/pipeline/written.ts'
import { parseYaml } from '../../src/shared/yaml.ts'
import { contract } from '../support/declared.ts'

const text = `steps:
  clean: contracts/clean.yaml
  train: { contract: contracts/train.yaml, env: { ROUNDS: 5 }, args: { fast: true } }
edges:
  train.data: clean.out
  train: [clean, other.x]
cases:
  clean:
    - name: one
      inputs:
        a: { rows: [{ id: 1 }] }
        b: { local: data/b }
        c: { generated: { rows: 3 } }
      expect: { fails: bad }
`

const asked: [string | Contract, Location][] = []

function read(file = '/shop/shop.pipeline.yaml'): ReturnType<typeof normalise> {
  asked.length = 0
  const doc = parseYaml(text, file)
  // the text has the shape of a pipeline
  return normalise(doc.value as WrittenPipeline, doc, (named, at) => {
    asked.push([named, at])
    return contract([], [])
  })
}

test.each([
  ['/shop/shop.pipeline.yaml', 'shop'],
  ['/shop/pipeline.yml', 'pipeline'],
  ['/shop/a.b.json', 'a.b'],
])('the name that is not written is that of the file: %s', (file, name) => {
  expect(read(file)).toMatchObject({ name, file })
})

test('each step asks for its contract at the place that names it', () => {
  const { steps } = read()
  expect(asked.map(([named, { line, column }]) => [named, line, column])).toEqual([
    ['contracts/clean.yaml', 2, 10],
    ['contracts/train.yaml', 3, 22],
  ])
  expect(steps['train']).toMatchObject({ env: { ROUNDS: '5' }, args: { fast: 'true' }, at: { line: 3, column: 3 } })
})

test('an edge has its two ends and its place, a list is an edge for each', () => {
  expect(read().edges.map(({ from, to, at }) => [from, to, at?.line])).toEqual([
    [{ step: 'clean', port: 'out' }, { step: 'train', port: 'data' }, 5],
    [{ step: 'clean' }, { step: 'train' }, 6],
    [{ step: 'other', port: 'x' }, { step: 'train' }, 6],
  ])
})

test('a case has its sources, paths from the file that names them', () => {
  expect(read().cases['clean']).toMatchObject([
    {
      name: 'one',
      inputs: {
        a: { kind: 'rows', rows: [{ id: 1 }] },
        b: { kind: 'local', path: '/shop/data/b' },
        c: { kind: 'generated', rows: 3 },
      },
      env: {},
      expect: { fails: 'bad' },
      at: { line: 9, column: 7 },
    },
  ])
})

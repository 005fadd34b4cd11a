import { join } from 'node:path'
import { expect, test } from 'vitest'
import { local } from '../src/api.ts'
import { openFlow } from '../src/flow.ts'
import { readPipeline } from '../src/load.ts'
import { folder } from './support/folder.ts'

const writes = (name: string, text: string): string => `import os
def main(input_paths, output_paths, environ_vars, job_args):
    for folder in output_paths.values():
        with open(os.path.join(folder, "${name}.csv"), "w") as target:
            target.write(${JSON.stringify(text)})
`

const contract = (script: string, inputs: string, outputs: string): string =>
  `script: ${script}\ninputs: ${inputs}\noutputs: ${outputs}\n`
const orders = '{ files: orders.csv, columns: { customer: { type: integer } } }'
const people = '{ files: people.csv, columns: { id: { type: integer } } }'
const referring = `{ orders: ${orders.replace('integer', 'integer, references: people.id')}, people: ${people} }`

interface Laid {
  ids?: string
  /** What comes in place of `master.people`; nothing is made up. */
  instead?: 'local' | 'nothing'
}

/** What is told of what `load` wrote for `join`, which also gets what `master` wrote. */
async function found({ ids = 'id\n1\n2\n', instead }: Laid): Promise<string[]> {
  const edges = instead ? '{ join.orders: load.orders }' : '{ join.orders: load.orders, join.people: master.people }'
  const dir = folder({
    'package.json': '{}',
    'load.py': writes('orders', 'customer\n1\n2\n'),
    'master.py': ids === '' ? 'def main(*given):\n    raise ValueError("no")\n' : writes('people', ids),
    'join.py': writes('out', 'n\n1\n'),
    'load.yaml': contract('load.py', '{}', `{ orders: ${orders} }`),
    'master.yaml': contract('master.py', '{}', `{ people: ${people} }`),
    'join.yaml': contract('join.py', referring, '{ out: { files: out.csv } }'),
    'data/people.csv': 'id\n2\n',
    'p.yaml': `steps: { load: load.yaml, master: master.yaml, join: join.yaml }\nedges: ${edges}\n`,
  })
  const sources = instead === 'local' ? { 'join.people': local(join(dir, 'data')) } : {}
  const flow = openFlow(readPipeline(join(dir, 'p.yaml')), { own: true, sources })
  try {
    const group = flow.plan.groups.find(({ title }) => title === 'load.orders -> join.orders')
    const planned = group?.tests.find(({ title }) => title === 'what is written satisfies what is needed')
    if (!group || !planned) throw new Error('there is no such test')
    const findings = await flow.examine(planned, group.title)
    return findings.map(({ place, code, fault, sample }) => `${fault} at ${place}: ${code} ${JSON.stringify(sample)}`)
  } finally {
    await flow.close()
  }
}

test('what one step wrote for an input is held against what another wrote beside it', async () => {
  expect(await found({})).toEqual([])
  expect(await found({ ids: 'id\n2\n' })).toMatchInlineSnapshot(`
    [
      "consumer at join.orders.customer: references [{"file":"orders.csv","row":1,"values":{"customer":"1"}}]",
    ]
  `)
})

test('a step that wrote nothing is told where it failed', async () => {
  expect(await found({ ids: '' })).toEqual([])
})

test('data that is made up is not what a step should have known', async () => {
  expect(await found({ instead: 'nothing' })).toEqual([])
  expect(await found({ instead: 'local' })).toHaveLength(1)
})

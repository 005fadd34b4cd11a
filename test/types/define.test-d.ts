import {
  defineContract,
  definePipeline,
  loadContract,
  loadPipeline,
  local,
  rows,
  runScript,
  type Contract,
  type RowOf,
} from 'pipeproof'
import { describePipeline, describeScript } from 'pipeproof/vitest'
import { expectTypeOf } from 'vitest'

const clean = defineContract({
  script: 'clean.py',
  inputs: {
    raw: {
      files: 'raw.csv',
      key: 'id',
      columns: {
        id: { type: 'integer', unique: true },
        amount: { type: 'number', nullable: true },
        currency: { enum: ['EUR', 'USD'] },
        day: { type: 'date', optional: true },
      },
    },
    rates: { files: 'rates.csv', schema: 'schema.yml' },
  },
  outputs: { orders: { files: 'orders.csv', columns: { id: { type: 'integer' } } } },
})

const days = defineContract({
  script: 'days.py',
  inputs: { orders: { files: 'orders.csv', columns: { id: { type: 'integer' } } } },
  outputs: { days: { files: 'days.csv' } },
})

/** A row has the columns of its port, and their types. */
export function rowsHaveTheirColumns(): void {
  expectTypeOf<RowOf<typeof clean, 'raw'>>().toExtend<{
    id: number
    amount?: number | null
    currency: 'EUR' | 'USD'
    day?: string
  }>()
  expectTypeOf<{ id: number; currency: 'EUR' }>().toExtend<RowOf<typeof clean, 'raw'>>()
  expectTypeOf<RowOf<typeof clean, 'rates'>>().toEqualTypeOf<Record<string, string | number | boolean | null>>()
  // @ts-expect-error there is no such port
  expectTypeOf<RowOf<typeof clean, 'row'>>().toBeAny()
}

/** A run takes rows of its ports only. */
export async function runsTakeRowsOfTheirPorts(): Promise<void> {
  const run = await runScript(clean, {
    inputs: {
      raw: rows([
        { id: 1, amount: null, currency: 'EUR' },
        { id: 2, currency: 'USD', day: '2026-01-31' },
      ]),
      rates: rows([{ currency: 'EUR', rate: 1.1 }]),
    },
  })
  expectTypeOf(run.outputs.orders.dir).toBeString()
  // @ts-expect-error there is no such output
  void run.outputs.order
  void runScript(clean, { inputs: { raw: local('raw.csv') } })
  void runScript(clean, { inputs: { raw: rows({ train: [{ id: 1, currency: 'EUR' }] }) } })
  // @ts-expect-error there is no such input
  void runScript(clean, { inputs: { row: rows([]) } })
  // @ts-expect-error there is no such column
  void runScript(clean, { inputs: { raw: rows([{ id: 1, currency: 'EUR', amuont: 2 }]) } })
  // @ts-expect-error it is a number
  void runScript(clean, { inputs: { raw: rows([{ id: '1', currency: 'EUR' }]) } })
  // @ts-expect-error it is no member
  void runScript(clean, { inputs: { raw: rows([{ id: 1, currency: 'XXX' }]) } })
  // @ts-expect-error a column is missing
  void runScript(clean, { inputs: { raw: rows([{ id: 1 }]) } })
  // @ts-expect-error it is not nullable
  void runScript(clean, { inputs: { raw: rows([{ id: null, currency: 'EUR' }]) } })
}

/** A contract of a file, and one that is called `Contract`, take any rows. */
export function looseContractsTakeAnyRows(): void {
  const loose: Contract = clean
  void runScript(loose, { inputs: { raw: rows([{ id: 'x', more: true }]), other: rows([]) } })
  void runScript(loadContract('clean.yaml'), { inputs: { raw: rows([{ id: 1 }]) } })
}

/** A contract has known keys and names only. */
export function contractsHaveKnownKeys(): void {
  // @ts-expect-error no key of a contract
  defineContract({ script: 'x.py', imputs: {} })
  // @ts-expect-error no key of a port
  defineContract({ script: 'x.py', inputs: { a: { files: 'a.csv', colums: {} } } })
  // @ts-expect-error no keyword of a column
  defineContract({ script: 'x.py', inputs: { a: { files: 'a.csv', columns: { id: { minimun: 0 } } } } })
  // @ts-expect-error no type of a column
  defineContract({ script: 'x.py', inputs: { a: { files: 'a.csv', columns: { id: { type: 'int' } } } } })
  // @ts-expect-error no column of the dataset
  defineContract({ script: 'x.py', inputs: { a: { files: 'a.csv', columns: { id: {} }, key: 'di' } } })
  // @ts-expect-error no port of the contract
  defineContract({ script: 'x.py', outputs: { out: { files: 'a.csv' } }, checks: { uot: ['x'] } })
  const out = { out: { files: 'a.csv' } }
  defineContract({
    script: 'x.py',
    outputs: out,
    volumes: { rows: [1, 10] },
    versions: { base: 'main', outputs: ['out'] },
  })
  // @ts-expect-error no key of volumes
  defineContract({ script: 'x.py', volumes: { row: [1, 10] } })
  // @ts-expect-error no key of versions
  defineContract({ script: 'x.py', versions: { bse: 'main' } })
  // @ts-expect-error no output of the contract
  defineContract({ script: 'x.py', outputs: out, versions: { base: 'main', outputs: ['uot'] } })
}

/** The edges of a pipeline name ports that its contracts have. */
export function edgesNamePorts(): void {
  definePipeline({ steps: { clean, days }, edges: { 'days.orders': 'clean.orders' } })
  definePipeline({
    steps: { clean, days: { contract: days, env: { A: 1 } } },
    edges: { days: ['clean', 'clean.orders'] },
  })
  definePipeline({ steps: { clean: 'clean.yaml', days }, edges: { 'days.orders': 'clean.any' } })
  // @ts-expect-error no input of the step
  definePipeline({ steps: { clean, days }, edges: { 'days.order': 'clean.orders' } })
  // @ts-expect-error no output of the step
  definePipeline({ steps: { clean, days }, edges: { 'days.orders': 'clean.order' } })
  // @ts-expect-error no step
  definePipeline({ steps: { clean, days }, edges: { 'day.orders': 'clean.orders' } })
  // @ts-expect-error no step
  definePipeline({ steps: { clean: 'clean.yaml', days }, edges: { 'days.orders': 'claen.orders' } })
  // @ts-expect-error no input of a step with its environment
  definePipeline({ steps: { clean, days: { contract: days, env: {} } }, edges: { 'days.order': 'clean' } })
  // @ts-expect-error no key of a pipeline
  definePipeline({ steps: { clean }, edge: {} })
}

/** Gates are numbers, and a score may be written as what it is compared with. */
export function gatesAreNumbers(): void {
  definePipeline({
    steps: { clean: { contract: clean, gates: { score: 0.9 } } },
    gates: { score: '>= 0.95', passRate: 1 },
  })
  // @ts-expect-error a score is held from below
  definePipeline({ steps: { clean }, gates: { score: '<= 0.95' } })
  // @ts-expect-error no gate
  definePipeline({ steps: { clean }, gates: { scores: 1 } })
}

/** Cases name steps and their inputs. */
export function casesNameInputs(): void {
  definePipeline({ steps: { clean }, cases: { clean: [{ name: 'one', inputs: { raw: { rows: [{ id: 'x' }] } } }] } })
  // @ts-expect-error no step
  definePipeline({ steps: { clean }, cases: { claen: [] } })
  // @ts-expect-error no input of the step
  definePipeline({ steps: { clean }, cases: { clean: [{ name: 'one', inputs: { row: {} } }] } })
}

/** What is expected names outputs, and what can be expected. */
export function expectationsNameOutputs(): void {
  const outputs = { orders: { files: 'orders.csv', columns: { id: { type: 'integer' } } } } as const
  defineContract({ script: 'x.py', outputs, expect: { rows: { orders: '>= 1', 'orders.train': 2 }, noWarnings: true } })
  // @ts-expect-error no output of the contract
  defineContract({ script: 'x.py', outputs, expect: { rows: { order: '>= 1' } } })
  // @ts-expect-error nothing that can be expected
  defineContract({ script: 'x.py', outputs, expect: { metrix: {} } })
  // @ts-expect-error a refusal is expected of one case only
  defineContract({ script: 'x.py', outputs, expect: { fails: 'no' } })
  const metrics = { 'metrics.json': { auc: '>= 0.9', n: 12 } }
  definePipeline({
    steps: { clean },
    cases: { clean: [{ name: 'one', expect: { metrics, rows: { orders: { min: 1 } } } }] },
  })
  // @ts-expect-error no output of the step
  definePipeline({ steps: { clean }, cases: { clean: [{ name: 'one', expect: { rows: { order: 1 } } }] } })
  definePipeline({ steps: { clean: { contract: clean, expect: { metrics, budget: { seconds: 5 } } } } })
  void runScript(clean, { expect: { metrics, files: ['model.tar.gz'], rows: { orders: 3 }, fails: 'no' } })
  // @ts-expect-error no output of the contract
  void runScript(clean, { expect: { rows: { order: 3 } } })
  // @ts-expect-error nothing that can be expected
  void runScript(clean, { expect: { metrix: {} } })
}

/** What a call says of a pipeline names its steps, their inputs, and kinds of test. */
export function optionsNameSteps(): void {
  const shop = definePipeline({ steps: { clean, days }, edges: { 'days.orders': 'clean.orders' } })
  const raw = local('raw.csv')
  describePipeline(shop, {
    sources: { 'clean.raw': raw },
    steps: { clean: { env: { A: 1 }, sources: { raw }, kinds: { skip: ['boundary'] } } },
    paths: [['clean', 'days']],
    kinds: { only: ['valid', 'edge'], promises: 3 },
  })
  // @ts-expect-error no input
  describePipeline(shop, { sources: { 'clean.row': raw } })
  // @ts-expect-error no step
  describePipeline(shop, { steps: { claen: {} } })
  // @ts-expect-error no input of the step
  describePipeline(shop, { steps: { clean: { sources: { row: raw } } } })
  // @ts-expect-error no step
  describePipeline(shop, { paths: [['clean', 'day']] })
  // @ts-expect-error no kind
  describePipeline(shop, { kinds: { only: ['vaild'] } })
  // @ts-expect-error no kind of a step
  describePipeline(shop, { steps: { clean: { kinds: { only: ['edge'] } } } })
  // of a file nothing is known
  describePipeline('pipeline.yaml', {
    sources: { 'a.b': raw },
    steps: { a: { sources: { b: raw } } },
    paths: [['a', 'b']],
  })
  describePipeline(loadPipeline('pipeline.yaml'), { steps: { any: {} } })
  // @ts-expect-error no kind of a script
  describeScript(clean, { kinds: { only: ['edge'] } })
}

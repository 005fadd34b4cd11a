import { dirname, join } from 'node:path'
import { writeFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreement } from '../src/agreement.ts'
import { checkData } from '../src/checkData.ts'
import { inferContract } from '../src/inferContract.ts'
import { readContract } from '../src/load.ts'
import type { Contract, Scalar } from '../src/model/contract.ts'
import type { Row } from '../src/model/data.ts'
import { formatNamed } from '../src/table/formats.ts'
import { writeTable } from '../src/table/write.ts'
import { mainOf } from './support/agreed.ts'
import { folder } from './support/folder.ts'

/** A contract out of the data in `dir/data`, read back by the reader of contracts. */
async function inferred(dir: string): Promise<{ contract: Contract; yaml: string }> {
  const { yaml } = await inferContract(join(dir, 'data'))
  writeFileSync(join(dir, 'SCRIPT.py'), '')
  writeFileSync(join(dir, 'step.yaml'), yaml)
  return { contract: readContract(join(dir, 'step.yaml')), yaml }
}

const told = async (path: string, { inputs }: Contract): Promise<string[]> =>
  (await checkData(path, inputs['data'], 'all')).map(({ message }) => message)

const oddTexts = [
  'NA',
  'null',
  '1e5',
  '007',
  '-0',
  'true',
  'a,b',
  'say "x"',
  ' ',
  'é🙂',
  '2026-02-31',
  '12.0',
  "it's",
  '{}',
  '#',
  '<NA>',
]

const columns: fc.Arbitrary<fc.Arbitrary<Scalar>> = fc.constantFrom<fc.Arbitrary<Scalar>>(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.integer({ min: 0, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.boolean(),
  fc.constantFrom('USD', 'EUR', 'GBP'),
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'grapheme-ascii' }),
  fc.uuid(),
  fc.emailAddress(),
  fc.webUrl(),
  fc.ipV4(),
  fc
    .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') })
    .map((date) => date.toISOString().slice(0, 10)),
  fc
    .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') })
    .map((date) => date.toISOString()),
  fc.stringMatching(/^[A-Z]{2}-[0-9]{3}$/),
)

const tables: fc.Arbitrary<Row[]> = fc
  .tuple(fc.array(fc.tuple(columns, fc.boolean()), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 60 }))
  .chain(([kinds, length]) => {
    const cells = kinds.map(
      ([values, missing], index) => [`c ${index}`, missing ? fc.option(values, { freq: 4 }) : values] as const,
    )
    return fc.array(fc.record(Object.fromEntries(cells)), { minLength: length, maxLength: length })
  })

async function write(path: string, rows: Row[]): Promise<void> {
  const format = formatNamed(path.split('.').at(-1) ?? '', path)
  await writeTable(path, format, { columns: Object.keys(rows[0] ?? {}), rows })
}

const runs = Number(process.env['PIPEPROOF_RUNS'] ?? 10)

describe.each(['csv', 'tsv', 'jsonl', 'json', 'parquet'])('out of %s', (ending) => {
  test('what is inferred is read back, and its data passes', { timeout: 60_000 }, async () => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const dir = folder()
        const path = join(dir, `data/x.${ending}`)
        await write(path, rows)
        const { contract } = await inferred(dir)
        expect(await told(dirname(path), contract)).toEqual([])
        count++
      }),
      { numRuns: runs },
    )
    expect(count).toBe(runs)
  })
})

/** Numbers from 0 to 1 that are the same for the same seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Orders of a shop: keys, days, categories, amounts with a long tail, ages, shares, and texts. */
function orders(count: number, seed: number): Row[] {
  const next = random(seed)
  const pick = (list: string[]): string => list[Math.floor(next() * list.length)] ?? ''
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return Array.from({ length: count }, (_, index) => ({
    order_id: seed * 10_000 + index,
    day: new Date(Date.UTC(2026, 0, 1 + Math.floor(next() * 300))).toISOString().slice(0, 10),
    currency: next() < 0.02 ? 'GBP' : pick(['USD', 'EUR']),
    amount: Math.round(Math.exp(3 + normal()) * 100) / 100,
    age: next() < 0.1 ? null : Math.max(0, Math.round(40 + 12 * normal())),
    share: next(),
    change: normal(),
    is_fraud: next() < 0.03 ? 1 : 0,
    code: `${pick(['AB', 'CD'])}-${100 + Math.floor(next() * 900)}`,
    mail: `${pick(['ann', 'bob'])}${index}@example.org`,
    note: pick(['fine', 'late', 'a, b', 'see "x"']).repeat(1 + Math.floor(next() * 5)),
  }))
}

/** How many of ten samples are taken by what was inferred from another one of the same size. */
async function taken(size: number): Promise<number> {
  let count = 0
  for (let seed = 1; seed <= 10; seed++) {
    const dir = folder()
    await write(join(dir, 'data/x.csv'), orders(size, seed))
    const { contract } = await inferred(dir)
    await write(join(dir, 'other/x.csv'), orders(size, seed + 100))
    if ((await told(join(dir, 'other'), contract)).length === 0) count++
  }
  return count
}

test('another healthy sample passes in most cases, the more rows the more often', { timeout: 60_000 }, async () => {
  expect([await taken(100), await taken(2000)]).toMatchInlineSnapshot(`
    [
      8,
      10,
    ]
  `)
})

describe('a script and its data together', () => {
  const script = mainOf(
    'open(input_paths["raw"] + "/x.csv")',
    'input_paths.get("extra")',
    'output_paths["done"]',
    'environ_vars["LABEL"] + environ_vars.get("CURRENCY", "USD")',
    'getattr(job_args, "rounds", 5)',
  )

  test('give the ports, the environment, the arguments and the columns', async () => {
    const dir = folder({ 'step.py': script, 'data/x.csv': 'id,kind\n1,a\n2,b\n' })
    const file = join(dir, 'step.yaml')
    const { yaml, about } = await inferContract(join(dir, 'step.py'), { inputs: { raw: join(dir, 'data') }, file })
    expect(yaml).toMatchInlineSnapshot(`
      "script: step.py
      mode: call
      env:
        LABEL:
          required: true
          # the script demands it: write an \`example\`
        CURRENCY: USD
      args:
        rounds: "5"
      inputs:
        raw:
          files: x.csv # 2 rows in 1 file
          columns:
            id: { type: integer, minimum: 0, maximum: 3 } # guess: type, minimum, maximum, not null; seen 1 to 2
            kind: { type: string } # guess: type, not null
        extra:
          required: false
          files: "**" # the script does not say which: write them
      outputs:
        done:
          files: "**" # the script does not say which: write them
      "
    `)
    expect(about[0]).toMatchInlineSnapshot(`
      {
        "because": "all 2 values are of it",
        "place": "inputs.raw.columns.id.type",
        "sure": "guess",
      }
    `)
    writeFileSync(file, yaml.replace('required: true', 'required: true\n    example: y'))
    expect(await agreement(readContract(file))).toEqual([])
  })

  test('say what the layout of the files is', async () => {
    const table = 'id,amount\n1,2.5\n'
    const dir = folder({
      'data/train/train_data.csv': table,
      'data/test/test_data.csv': table,
      'data/part-00000.jsonl': '{"a": 1}\n',
      'data/part-00001.jsonl': '{"a": 2}\n',
      'data/metrics.json': '{"auc": 0.9}',
      'data/model.tar.gz': 'x',
      'data/_SUCCESS': '',
    })
    const { contract, yaml } = await inferred(dir)
    expect(yaml).toMatchInlineSnapshot(`
      "script: SCRIPT.py # write the path of the script that reads it
      inputs:
        data:
          datasets:
            metrics:
              files: metrics.json # 1 file
              json: {}
            model:
              files: model.tar.gz # 1 file
            part:
              files: part-*.jsonl # 2 rows in 2 files
              columns:
                a: { type: integer, minimum: 0, maximum: 3 } # guess: type, minimum, maximum, not null; seen 1 to 2
            data:
              files: "{split}/{split}_data.csv" # 2 rows in 2 files
              columns:
                id: { type: integer, minimum: 0 } # guess: type, minimum, not null; seen 1 to 1
                amount: { type: number, minimum: 0 } # guess: type, minimum, not null; seen 2.5 to 2.5
      vars:
        split:
          - test
          - train
      "
    `)
    expect(await told(join(dir, 'data'), contract)).toEqual([])
  })
})

test('what nothing can be learned from is told', async () => {
  const dir = folder({ 'empty/.keep': '', 'broken.csv': 'a,b\n1,2\n3\n', 'x.py': 'def main(:\n' })
  await expect(inferContract(join(dir, 'empty'))).rejects.toMatchObject({
    reason: 'wrongValue',
    facts: { received: 'empty folder' },
  })
  await expect(inferContract(join(dir, '*.tsv'))).rejects.toMatchObject({
    facts: { received: 'pattern that fits no file' },
  })
  await expect(inferContract(join(dir, 'brokn.csv'))).rejects.toMatchObject({ reason: 'missingFile' })
  await expect(inferContract(join(dir, 'broken.csv'))).rejects.toMatchObject({ at: { line: 3 } })
  await expect(inferContract(join(dir, 'x.py'))).rejects.toMatchObject({ reason: 'wrongValue', at: { line: 1 } })
  await expect(inferContract(join(dir, 'y.py'))).rejects.toMatchObject({ reason: 'missingScript' })
})

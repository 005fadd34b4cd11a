import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { data } from '../../../src/cli/commands/data.ts'
import { openTable } from '../../../src/openTable.ts'
import { filesBelow } from '../../../src/shared/files.ts'
import { readManifest } from '../../../src/shared/manifest.ts'
import { folder } from '../../support/folder.ts'

const orders = 'id,mail,amount\n1,ada@shop.test,2.5\n2,bob@shop.test,\n'

const contract = `script: clean.py
inputs:
  raw:
    files: orders.csv
    columns:
      id: { type: integer, unique: true }
      mail: { type: string, masked: true }
      amount: { type: number, nullable: true, minimum: 0 }
outputs:
  clean: { files: clean.csv, columns: { id: { type: integer } } }
`

const files = {
  'package.json': '{}',
  'data/orders.csv': orders,
  'contracts/clean.py': 'def main(a, b, c, d):\n  pass\n',
  'contracts/clean.yaml': contract,
  'contracts/report.yaml': `script: clean.py\ninputs:\n  table: { files: "*.csv", columns: { id: { type: integer } } }\n  model: { files: model.bin }\n`,
  'shop.pipeline.yaml':
    'steps: { clean: contracts/clean.yaml, report: contracts/report.yaml }\nedges: { report.table: clean.clean }\n',
}

let dir = ''
let [out, notes] = ['', '']

beforeEach(() => {
  dir = folder(files)
  ;[out, notes] = ['', '']
  vi.spyOn(process, 'cwd').mockImplementation(() => dir)
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    notes += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** The exit code and what was printed, or why it was refused. */
async function said(...args: string[]): Promise<string> {
  ;[out, notes] = ['', '']
  try {
    const code = await data.run(args)
    return `${code}\n${out}${notes}`.replaceAll(dir, 'DIR')
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n  see')[0] ?? ''
  }
}

const manifest = (): string => readFileSync(join(dir, 'pipeproof.data.yaml'), 'utf8')
const write = (file: string, text: string): void => writeFileSync(join(dir, file), text)

describe('add', () => {
  test('warns of what looks like data about people and is not masked', async () => {
    write('people.csv', 'id,e\n1,anna@mail.org\n2,bo@mail.org\n3,cy@post.net\n')
    expect(await said('add', 'people.csv', '--name', 'people')).toContain('data about people in `e` (e-mail in 3 of 3')
    expect(await said('add', 'data/orders.csv', '--name', 'orders')).not.toContain('about people')
  })

  test('names a file, with its hash, its columns and the ports that it fits', async () => {
    expect(await said('add', 'data/orders.csv', '--name', 'orders', '--description', 'two orders'))
      .toMatchInlineSnapshot(`
      "0
      added orders@1: data/orders.csv (csv, 2 rows, 1 file)
        fits contracts/clean.yaml#clean
        fits contracts/clean.yaml#raw
        fits contracts/report.yaml#table

        column  type     nulls  distinct  min  max
        id      integer  0      2         1    2
        mail    string   0      2         ***  ***
        amount  number   1      1         2.5  2.5
      "
    `)
    expect(manifest()).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=node_modules/pipeproof/dist/data.schema.json
      data:
        orders@1:
          description: two orders
          path: data/orders.csv
          format: csv
          rows: 2
          columns:
            id: integer
            mail: string
            amount: number
          fits:
            - contracts/clean.yaml#clean
            - contracts/clean.yaml#raw
            - contracts/report.yaml#table
          files:
            data/orders.csv: e307f8e8becffb977e848b11e070d8f9af65e1b084934eb9aa135c3aed734cb2
      "
    `)
  })

  test('shows no value of a masked column', async () => {
    for (const more of [[], ['--json'], ['--port', 'contracts/clean.yaml#raw']])
      expect(await said('add', 'data/orders.csv', '--name', 'orders', ...more)).not.toMatch(/ada|bob/)
    write('data/orders.csv', orders.replace('bob@shop.test', ''))
    expect(await said('add', 'data/orders.csv', '--name', 'new', '--port', 'contracts/clean.yaml#raw')).not.toContain(
      'ada',
    )
    expect(manifest()).not.toMatch(/ada|bob/)
  })

  test('the same files again are the same version, others are the next', async () => {
    await said('add', 'data/orders.csv', '--name', 'orders')
    const before = manifest()
    expect((await said('add', 'data/orders.csv', '--name', 'orders')).split('\n')[1]).toMatch(/^unchanged orders@1/)
    expect(manifest()).toBe(before)
    write('data/orders.csv', orders.replace('2.5', '3'))
    expect((await said('add', 'data/orders.csv', '--name', 'orders')).split('\n')[1]).toMatch(/^added orders@2/)
    write('data/orders.csv', orders.replace('2.5', '4'))
    expect(await said('add', 'data/orders.csv', '--name', 'orders', '--version', '2')).toMatchInlineSnapshot(
      `"Unexpected other files in \`orders@2\`, expected those that it had when it was added, leave out \`--version\` for a new one, or add \`--replace\`"`,
    )
    expect(await said('add', 'data/orders.csv', '--name', 'orders', '--version', '2', '--replace')).toMatch(
      /^0\nreplaced orders@2/,
    )
    expect((await said('add', 'data/orders.csv', '--name', 'orders', '--version', '2024-05')).split('\n')[1]).toMatch(
      /^added orders@2024-05/,
    )
    write('data/orders.csv', orders)
    expect(readManifest(join(dir, 'pipeproof.data.yaml')).sets.map(({ name }) => name)).toEqual([
      'orders@1',
      'orders@2',
      'orders@2024-05',
    ])
    write('data/orders.csv', orders.replace('2.5', '5'))
    expect(await said('add', 'data/orders.csv', '--name', 'orders')).toMatchInlineSnapshot(
      `"Unexpected version \`2024-05\` in \`orders\`, expected a number, to tell the next one, write \`--version NEXT\`"`,
    )
  })

  test('data that does not fit its port is not added', async () => {
    write('data/orders.csv', orders.replace('2,bob', '1,bob'))
    expect(await said('add', 'data/orders.csv', '--name', 'orders', '--port', 'contracts/clean.yaml#raw'))
      .toMatchInlineSnapshot(`
        "1
        refused orders@1: data/orders.csv (csv, 2 rows, 1 file)
        Unexpected \`1\` in \`orders@1.raw.id\`, expected an integer that occurs once, drop the repeated rows, or remove \`unique\`

          the data given to orders@1 breaks its contract: 1 of 2 rows (50 %)
          row 1  { id: 1, mail: ***, amount: 2.5 }  in data/orders.csv
          row 2  { id: 1, mail: ***, amount: null }  in data/orders.csv
        "
      `)
    expect(filesBelow(dir)).not.toContain('pipeproof.data.yaml')
  })

  test('folders, globs and what is no table have names too', async () => {
    dir = folder({
      ...files,
      'parts/part-1.csv': 'id\n1\n',
      'parts/part-2.csv': 'id\n2\n',
      'model.bin': 'x',
      'odd/a.csv': 'id\n1\n',
      'odd/b.csv': 'name\nx\n',
    })
    await said('add', 'parts/part-*.csv', '--name', 'glob')
    await said('add', 'parts', '--name', 'all')
    await said('add', 'odd', '--name', 'odd')
    await said('add', 'model.bin', '--name', 'model')
    const { sets } = readManifest(join(dir, 'pipeproof.data.yaml'))
    expect(
      sets.map(({ name, path, format, rows, fits, files: known }) => [
        name,
        path,
        format,
        rows,
        fits,
        Object.keys(known),
      ]),
    ).toMatchInlineSnapshot(`
      [
        [
          "all@1",
          "parts",
          "csv",
          2,
          [
            "contracts/report.yaml#table",
          ],
          [
            "parts/part-1.csv",
            "parts/part-2.csv",
          ],
        ],
        [
          "glob@1",
          "parts/part-*.csv",
          "csv",
          2,
          [
            "contracts/report.yaml#table",
          ],
          [
            "parts/part-1.csv",
            "parts/part-2.csv",
          ],
        ],
        [
          "model@1",
          "model.bin",
          undefined,
          undefined,
          undefined,
          [
            "model.bin",
          ],
        ],
        [
          "odd@1",
          "odd",
          "csv",
          undefined,
          undefined,
          [
            "odd/a.csv",
            "odd/b.csv",
          ],
        ],
      ]
    `)
  })

  test('what can not be named is refused', async () => {
    write('data/bad.csv', 'id,name\n1,"x\n')
    const texts = [
      await said('add', 'data/orders.csv'),
      await said('add', '--name', 'x'),
      await said('add', 'data/order.csv', '--name', 'x'),
      await said('add', 'data/orders.csv', '--name', 'a b'),
      await said('add', 'data/orders.csv', '--name', 'a', '--version', '1.0'),
      await said('add', 'data/orders.csv', '--nam', 'a'),
      await said('add', 'data/bad.csv', '--name', 'a'),
      await said('add', 'data/orders.csv', '--name', 'a', '--port', 'contracts/clean.yaml'),
      await said('add', 'data/orders.csv', '--name', 'a', '--port', 'contracts/clean.yaml#row'),
      await said('add', 'data/orders.csv', '--name', 'a', '--port', 'contracts/report.yaml#model'),
    ]
    expect(texts.join('\n')).toMatchInlineSnapshot(`
      "Unexpected \`data add\` without a name, expected \`pipeproof data add data/orders.csv --name NAME\`, see \`pipeproof --help\`
      Unexpected \`--name x\`, expected \`pipeproof data add PATH --name NAME\`, see \`pipeproof --help\`
      Unexpected path \`data/order.csv\`, expected a file that exists, write \`data/orders.csv\`
      Unexpected name \`a b\` in the manifest, expected letters, digits, \`_\` and \`-\`, write another one
      Unexpected version \`1.0\` in the manifest, expected letters, digits, \`_\` and \`-\`, write another one
      Unexpected option \`--nam\`, expected \`--name\`, \`--version\`, \`--port\`, \`--description\`, \`--replace\` or \`--json\`, write \`--name\`
      Unexpected file that ends inside a quote in \`bad.csv\`, line 2, expected a file that can be read as csv, mend how it is written
      Unexpected \`contracts/clean.yaml\` in the name of a port, expected \`contract.yaml#port\`, change the value
      Unexpected input \`row\`, expected \`raw\` or \`clean\`, write \`raw\`
      Unexpected files \`orders.csv\` of \`a@1\` in \`a@1.model\`, expected files that fit \`model.bin\`, rename what is there, or change \`files\` of the input"
    `)
    expect(filesBelow(dir)).not.toContain('pipeproof.data.yaml')
  })
})

describe('list', () => {
  test('tells versions, rows, and the ports and edges that data fits', async () => {
    expect(await said('list')).toMatchInlineSnapshot(
      `
      "0
      no data is named yet: \`pipeproof data discover\` finds it
      "
    `,
    )
    await said('add', 'data/orders.csv', '--name', 'orders')
    expect(await said('list')).toMatchInlineSnapshot(`
      "0
        data      format  rows  path             fits
        orders@1  csv     2     data/orders.csv  contracts/clean.yaml#clean
                                                 contracts/clean.yaml#raw
                                                 contracts/report.yaml#table
                                                 shop.pipeline.yaml: clean.clean -> report.table
                                                 shop.pipeline.yaml: clean.raw
      "
    `)
    const listed: unknown = JSON.parse((await said('list', '--json')).slice(2))
    expect(listed).toMatchObject({
      data: [
        {
          name: 'orders@1',
          rows: 2,
          uses: [{ pipeline: 'shop.pipeline.yaml', place: 'clean.clean -> report.table' }, { place: 'clean.raw' }],
        },
      ],
    })
  })

  test('names a contract or pipeline that it can not read', async () => {
    await said('add', 'data/orders.csv', '--name', 'orders')
    write('bad.pipeline.yaml', 'steps: [\n')
    expect(await said('list')).toMatch(/^0\n[^]*note {2}bad.pipeline.yaml is left out: Unexpected YAML/)
  })
})

describe('check', () => {
  test('is content with what is as it was', async () => {
    await said('add', 'data/orders.csv', '--name', 'orders')
    expect(await said('check')).toBe('0\norders@1: nothing wrong\n')
    expect(await said('check', 'orders', '--json')).toBe(
      '0\n{\n  "data": [\n    "orders@1"\n  ],\n  "findings": []\n}\n',
    )
    expect(await said('check', 'order')).toMatchInlineSnapshot(
      `"Unexpected data \`order\` in \`pipeproof.data.yaml\`, expected \`orders@1\`, write \`orders\`"`,
    )
  })

  test('finds files that changed, are gone, or are new', async () => {
    dir = folder({ ...files, 'parts/part-1.csv': 'id\n1\n', 'parts/part-2.csv': 'id\n2\n' })
    await said('add', 'parts', '--name', 'parts')
    write('parts/part-1.csv', 'id\n7\n')
    rmSync(join(dir, 'parts/part-2.csv'))
    write('parts/part-3.csv', 'id\n3\n')
    expect(await said('check')).toMatchInlineSnapshot(`
      "1
      Unexpected change of \`parts/part-1.csv\` in \`parts@1\`, expected the file that was added, restore it, or make it a new version: \`pipeproof data add parts --name parts\`
      Unexpected end of \`parts/part-2.csv\` in \`parts@1\`, expected the file that was added, rename \`parts/part-3.csv\`
      warning  Unexpected file \`parts/part-3.csv\` in \`parts@1\`, expected only those that were added, remove it, or make a new version: \`pipeproof data add parts --name parts\`
      "
    `)
    expect(await said('check', 'parts@1')).toMatch(/^1\n/)
  })

  test('finds data that its contract no longer takes', async () => {
    await said('add', 'data/orders.csv', '--name', 'orders')
    write('contracts/clean.yaml', contract.replace('minimum: 0', 'minimum: 3'))
    expect(await said('check')).toMatchInlineSnapshot(`
      "1
      Unexpected \`2.5\` in \`orders@1.raw.amount\`, expected a number of at least 3 or null, mend the values, or widen the bounds

        the data given to orders@1 breaks its contract: 1 of 2 rows (50 %)
        row 1  { amount: 2.5, id: 1, mail: *** }  in data/orders.csv
      "
    `)
    write('contracts/clean.yaml', contract.replace('raw:', 'sales:'))
    expect(await said('check')).toMatchInlineSnapshot(`
      "1
      Unexpected port \`contracts/clean.yaml#raw\` in \`orders@1\`, expected one that reads this data, mend it, or take it out of \`fits\`
        Unexpected input \`raw\`, expected \`sales\` or \`clean\`, declare it in the contract's \`inputs\`
      "
    `)
  })
})

describe('convert', () => {
  test('writes another format and warns of what that loses', async () => {
    expect(await said('convert', 'data/orders.csv', 'out/orders.parquet')).toBe('0\nout/orders.parquet: 2 rows\n')
    expect(await said('convert', 'out/orders.parquet', 'orders.tsv.gz')).toMatchInlineSnapshot(`
      "0
      orders.tsv.gz: 2 rows
      warning  in tsv these are texts: \`id\` (integer), \`amount\` (number)
      "
    `)
    const rows = await (await openTable(join(dir, 'orders.tsv.gz'))).rows()
    expect(rows).toEqual(await (await openTable(join(dir, 'data/orders.csv'))).rows())
  })
})

describe('generate', () => {
  test('makes the same data for all inputs that are described', async () => {
    expect(await said('generate', 'contracts/report.yaml', '--rows', '5', '--out', 'made')).toMatchInlineSnapshot(`
      "0
      made/table/00000.csv
      note  nothing is made for \`model\`: it declares no columns
      "
    `)
    const text = readFileSync(join(dir, 'made/table/00000.csv'), 'utf8')
    expect(text.trim().split('\n')).toHaveLength(6)
    await said('generate', 'contracts/report.yaml#table', '--rows', '5', '--out', 'again')
    expect(readFileSync(join(dir, 'again/00000.csv'), 'utf8')).toBe(text)
    await said('generate', 'contracts/report.yaml#table', '--rows', '5', '--seed', 'x', '--out', 'other')
    expect(readFileSync(join(dir, 'other/00000.csv'), 'utf8')).not.toBe(text)
  })

  test('makes data for a schema, and the edges of what is allowed', async () => {
    write(
      'sales.schema.json',
      '{"type":"object","required":["n"],"properties":{"n":{"type":"integer","minimum":3,"maximum":9}}}',
    )
    expect(await said('generate', 'sales.schema.json', '--rows', '4', '--out', 'made', '--format', 'jsonl')).toBe(
      '0\nmade/sales.jsonl\n',
    )
    expect(await (await openTable(join(dir, 'made/sales.jsonl'))).rows()).toHaveLength(4)
    expect(await said('generate', 'sales.schema.json', '--kind', 'boundary', '--out', 'made', '--force')).toBe(
      '0\nmade/sales.csv\n',
    )
    const rows = await (await openTable(join(dir, 'made/sales.csv'))).rows()
    expect(rows.map(({ n }) => n)).toEqual(expect.arrayContaining([3, 9]))
  })

  test('makes what a column refers to first', async () => {
    write(
      'contracts/two.yaml',
      'script: clean.py\ninputs:\n  visits: { files: v.csv, columns: { guest: { type: integer, references: guests.id } } }\n  guests: { files: g.csv, columns: { id: { type: integer, unique: true } } }\n',
    )
    await said('generate', 'contracts/two.yaml', '--rows', '8', '--out', 'made')
    const known = new Set((await (await openTable(join(dir, 'made/guests/g.csv'))).rows()).map(({ id }) => id))
    const visits = await (await openTable(join(dir, 'made/visits/v.csv'))).rows()
    expect(visits).toHaveLength(8)
    expect(visits.filter(({ guest }) => !known.has(guest ?? null))).toEqual([])
  })

  test('is refused where it would write over something, or of what it can not make', async () => {
    const texts = [
      await said('generate', 'contracts/clean.yaml', '--out', 'data'),
      await said('generate', 'contracts/clean.yaml'),
      await said('generate', 'contracts/clean.yaml', '--out', 'x', '--rows', 'many'),
      await said('generate', 'contracts/clean.yaml', '--out', 'x', '--kind', 'boundry'),
      await said('generate', 'contracts/report.yaml#model', '--out', 'x'),
      await said('generate', 'contracts/clen.yaml', '--out', 'x'),
      await said('generate', 'data/orders.csv', '--out', 'x'),
    ]
    expect(texts.join('\n')).toMatchInlineSnapshot(`
      "Unexpected files in \`data\`, expected a new folder, so that no work of yours is lost, name another one, or add \`--force\`
      Unexpected \`data generate\` without a folder, expected \`pipeproof data generate contracts/clean.yaml --out DIR\`, see \`pipeproof --help\`
      Unexpected \`--rows many\`, expected \`--rows 100\`, see \`pipeproof --help\`
      Unexpected kind \`boundry\`, expected \`valid\` or \`boundary\`, write \`boundary\`
      Unexpected input \`model\` without data (\`model.bin\` declares no columns), expected a source, give it a folder: \`local: PATH\`
      Unexpected path \`contracts/clen.yaml\`, expected a file that exists, write \`contracts/clean.yaml\`
      Unexpected notation of \`data/orders.csv\`, expected dbt \`schema.yml\`, ODCS, Frictionless Table Schema, Model Monitor \`constraints.json\`, pandera YAML, JSON Schema, mend the file or write \`columns\`
        in   data/orders.csv:1:1"
    `)
    expect(filesBelow(dir).toSorted()).toEqual(Object.keys(files).toSorted())
  })
})

describe('discover', () => {
  test('names tables that are new, parts as one, and changes nothing that is known', async () => {
    dir = folder({
      ...files,
      'data/sales/part-0001.csv': 'id\n1\n',
      'data/sales/part-0002.csv': 'id\n2\n',
      'data/days/day=2024-01-01/x.jsonl': '{"id":1}\n',
      'data/days/day=2024-01-02/x.jsonl': '{"id":2}\n',
      'data/config.json': '{"a":1}',
      'data/rates.json': '[{"rate":1.5}]',
      'data/broken.csv': 'id,name\n1,"x\n',
      'node_modules/x/y.csv': 'id\n1\n',
      '.hidden/y.csv': 'id\n1\n',
    })
    expect(await said('discover')).toMatchInlineSnapshot(`
      "0
      added x@1: data/days/day=*/x.jsonl (jsonl, 2 rows, 2 files)
      added orders@1: data/orders.csv (csv, 2 rows, 1 file)
        fits contracts/clean.yaml#clean
        fits contracts/clean.yaml#raw
        fits contracts/report.yaml#table
      added rates@1: data/rates.json (json, 1 row, 1 file)
      added sales@1: data/sales/part-*.csv (csv, 2 rows, 2 files)
        fits contracts/report.yaml#table
      4 new, 0 known
      note  data/broken.csv is left out: Unexpected file that ends inside a quote in \`broken.csv\`, line 2, expected a file that can be read as csv, mend how it is written
      "
    `)
    const before = manifest()
    write('data/orders.csv', orders.replace('2.5', '3'))
    expect(await said('discover', 'data')).toMatchInlineSnapshot(`
      "1
      0 new, 4 known
      Unexpected change of \`data/orders.csv\` in \`orders@1\`, expected the file that was added, restore it, or make it a new version: \`pipeproof data add data/orders.csv --name orders\`
      note  data/broken.csv is left out: Unexpected file that ends inside a quote in \`broken.csv\`, line 2, expected a file that can be read as csv, mend how it is written
      "
    `)
    expect(manifest()).toBe(before)
  })
})

test('only files whose pattern stands for no other are parts of one table, and each set has a name of its own', async () => {
  const text = 'id\n1\n'
  const names = ['a/sales-7.csv', 'b/rates-1.csv', 'b/rates-2.csv', 'b/rates-old.csv', 'c/part-1.csv', 'd/c.csv']
  dir = folder({ 'package.json': '{}', ...Object.fromEntries(names.map((name) => [name, text])) })
  await said('discover')
  const { sets } = readManifest(join(dir, 'pipeproof.data.yaml'))
  expect(sets.map(({ name, path }) => `${name} ${path}`)).toMatchInlineSnapshot(`
    [
      "c@1 c/part-1.csv",
      "c_2@1 d/c.csv",
      "rates_1@1 b/rates-1.csv",
      "rates_2@1 b/rates-2.csv",
      "rates_old@1 b/rates-old.csv",
      "sales_7@1 a/sales-7.csv",
    ]
  `)
})

test('each action has its help, and one that is not there is refused', async () => {
  expect(data.help?.(['--help'])).toContain('pipeproof data list [--json]\n')
  for (const name of ['list', 'add', 'check', 'convert', 'generate', 'discover'])
    expect(data.help?.([name, '--help'])).toMatch(new RegExp(`^pipeproof data ${name} [^]*\n\n {2}\\S+`))
  expect(await said('lst')).toMatchInlineSnapshot(
    `"Unexpected \`lst\`, expected \`list\`, \`add\`, \`check\`, \`convert\`, \`generate\` or \`discover\`, write \`list\`"`,
  )
  expect(await said()).toMatchInlineSnapshot(
    `"Unexpected \`data\` alone, expected \`list\`, \`add\`, \`check\`, \`convert\`, \`generate\` or \`discover\`, see \`pipeproof --help\`"`,
  )
})

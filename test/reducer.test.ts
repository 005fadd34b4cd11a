import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPipeline } from '../src/load.ts'
import { runPipeline } from '../src/runPipeline.ts'
import { folder } from './support/folder.ts'

const steps = ['load', 'clean', 'join', 'price', 'score', 'report']

const script = (line: string): string => `import csv, os

def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["data"], "data.csv")) as source:
        rows = list(csv.DictReader(source))
    with open(os.path.join(output_paths["out"], "data.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["id", "amount", "currency", "country"])
        writer.writeheader()
        for row in rows:
            ${line}
            writer.writerow(row)
`

const port = `{ files: data.csv, columns: { id: { type: integer, unique: true }, amount: { type: number, minimum: 0, maximum: 1000 },
  currency: { enum: [USD, EUR, GBP] }, country: { enum: [DE, FR, UK, US] } } }`

function six(broken: Record<string, string>): string {
  const files = steps.flatMap((step) => [
    [`${step}.py`, script(broken[step] ?? 'pass')],
    [`${step}.yaml`, `script: ${step}.py\ninputs: { data: ${port} }\noutputs: { out: ${port} }\n`],
  ])
  const edges = steps.slice(1).map((step, index) => `${step}.data: ${steps[index]}.out`)
  const named = steps.map((step) => `${step}: ${step}.yaml`)
  const pipeline = `steps: { ${named.join(', ')} }\nedges: { ${edges.join(', ')} }\n`
  return folder({ ...Object.fromEntries(files), 'package.json': '{}', 'six.yaml': pipeline })
}

test('a bug in the fourth of six steps is told by one row of the source', { timeout: 60_000 }, async () => {
  const raise = 'if row["currency"] == "GBP" and row["country"] == "FR": raise ValueError("no rate")'
  const { findings } = await runPipeline(readPipeline(join(six({ price: raise }), 'six.yaml')), { cache: false })
  expect(findings.map(({ place, code }) => ({ place, code }))).toEqual([{ place: 'price', code: 'exception' }])
  const [from, how] = findings[0]?.notes?.filter((note) => /^(from| {7})/.test(note)) ?? []
  expect(from).toBe('from   load.data  { currency: GBP, country: FR }')
  expect(how).toMatch(/^ {7}the smallest input that shows it: 1 row, found in \d+ runs$/)
})

test(
  'a step that fails on a candidate before the one in question is another failure',
  { timeout: 60_000 },
  async () => {
    const first = 'if len(rows) < 3: raise ValueError("too few")'
    const broken = { clean: first, price: 'if row["currency"] == "GBP": raise ValueError("no rate")' }
    const { findings } = await runPipeline(readPipeline(join(six(broken), 'six.yaml')), { cache: false })
    expect(findings[0]).toMatchObject({ place: 'price' })
    expect(findings[0]?.notes?.join('\n')).toContain('the smallest input that shows it: 3 rows')
  },
)

test('where nobody wants it nothing is tried', { timeout: 60_000 }, async () => {
  const pipeline = readPipeline(join(six({ price: 'raise ValueError("no")' }), 'six.yaml'))
  const { findings } = await runPipeline(pipeline, { cache: false, shrink: false })
  expect(findings[0]?.notes?.join('\n') ?? '').not.toContain('from')
})

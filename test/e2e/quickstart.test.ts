import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { execa } from 'execa'
import { describe, expect, inject, test } from 'vitest'
import { maskRuns, runVitest, userEnvironment, type FrameworkRun } from '../support/frameworks.ts'
import { processesWith } from '../support/processes.ts'
import { makeProject } from '../support/project.ts'

const example = resolve(import.meta.dirname, '../../examples/01-quickstart')

interface Change {
  script: string
  from: string
  to: string
}

function copyOfExample(change?: Change): string {
  const folder = makeProject(inject('installed'), {})
  cpSync(example, folder, {
    recursive: true,
    filter: (path) => !['node_modules', '.pipeproof', 'README.md'].includes(basename(path)),
  })
  if (change) {
    const path = join(folder, 'scripts', change.script)
    const text = readFileSync(path, 'utf8')
    if (!text.includes(change.from)) throw new Error(`${change.script} does not hold ${change.from}`)
    writeFileSync(path, text.replace(change.from, change.to))
  }
  return folder
}

/** The first of the failed tests, where a finding is told in full, or the one of a name. */
function firstMessage({ tests }: FrameworkRun, wanted = ''): string {
  const message = tests.find(({ name, status }) => status === 'failed' && name.includes(wanted))?.message ?? ''
  return maskRuns(message.slice(0, message.indexOf('\n    at ')))
}

/** Runs the command that a message gives, as it is pasted into a shell. */
async function runAgain(folder: string, message: string): Promise<{ exitCode: number | undefined; printed: string }> {
  const command = /^ {2}again {2}(.*)$/m.exec(message)?.[1] ?? ''
  const { exitCode, all } = await execa('sh', ['-c', command], {
    cwd: folder,
    env: userEnvironment(),
    extendEnv: false,
    reject: false,
    all: true,
  })
  return { exitCode, printed: all }
}

async function demandSameTestAgain(folder: string, message: string): Promise<void> {
  const again = await runAgain(folder, message)
  expect(again.exitCode).toBe(1)
  expect(again.printed).toMatch(/Tests {2}1 failed \| \d+ skipped/)
  expect(again.printed).toContain(message.slice(message.indexOf('Unexpected'), message.indexOf('\n')))
}

describe('the quickstart', () => {
  test('is green', async () => {
    const run = await runVitest(copyOfExample())
    expect(run.exitCode).toBe(0)
    expect(run.tests.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "orders per day > wiring > every edge carries data",
        "orders per day > wiring > every required input is fed",
        "orders per day > wiring > every required variable has a value",
        "orders per day > clean > the script agrees with its contract",
        "orders per day > clean > runs on valid data",
        "orders per day > clean > runs on boundary data",
        "orders per day > clean > keeps its promises on 25 generated inputs",
        "orders per day > days > the script agrees with its contract",
        "orders per day > days > runs on valid data",
        "orders per day > days > runs on boundary data",
        "orders per day > days > keeps its promises on 25 generated inputs",
        "orders per day > clean.orders -> days.orders > what is promised satisfies what is needed",
        "orders per day > clean.orders -> days.orders > what is written satisfies what is needed",
        "orders per day > clean.orders -> days.orders > days runs on it",
        "orders per day > orders per day > runs from end to end",
        "clean > the script agrees with its contract",
        "clean > runs on valid data",
        "clean > runs on boundary data",
        "clean > keeps its promises on 25 generated inputs",
        "keeps an order without an amount",
        "keeps its promises on a hundred inputs, and prints nothing",
        "shop > wiring > every edge carries data",
        "shop > wiring > every required input is fed",
        "shop > wiring > every required variable has a value",
        "shop > clean > the script agrees with its contract",
        "shop > clean > runs on valid data",
        "shop > clean > runs on boundary data",
        "shop > clean > keeps its promises on 25 generated inputs",
        "shop > clean > an order without an amount counts as zero",
        "shop > clean > an unknown currency is refused",
        "shop > customers > the script agrees with its contract",
        "shop > customers > runs on valid data",
        "shop > customers > runs on boundary data",
        "shop > customers > keeps its promises on 25 generated inputs",
        "shop > days > the script agrees with its contract",
        "shop > days > runs on valid data",
        "shop > days > runs on boundary data",
        "shop > days > keeps its promises on 25 generated inputs",
        "shop > report > the script agrees with its contract",
        "shop > report > runs on valid data",
        "shop > report > runs on boundary data",
        "shop > report > keeps its promises on 25 generated inputs",
        "shop > clean.orders -> customers.orders > what is promised satisfies what is needed",
        "shop > clean.orders -> customers.orders > what is written satisfies what is needed",
        "shop > clean.orders -> customers.orders > customers runs on it",
        "shop > clean.orders -> days.orders > what is promised satisfies what is needed",
        "shop > clean.orders -> days.orders > what is written satisfies what is needed",
        "shop > clean.orders -> days.orders > days runs on it",
        "shop > customers.totals -> report.totals > what is promised satisfies what is needed",
        "shop > customers.totals -> report.totals > what is written satisfies what is needed",
        "shop > customers.totals -> report.totals > report runs on it",
        "shop > days.revenue -> report.revenue > what is promised satisfies what is needed",
        "shop > days.revenue -> report.revenue > what is written satisfies what is needed",
        "shop > days.revenue -> report.revenue > report runs on it",
        "shop > shop > runs from end to end",
      ]
    `)
  })

  test('is red when a script leaves an amount empty', async () => {
    const from = '"amount_usd": round(amount * RATES[currency], 2)'
    const folder = copyOfExample({ script: 'clean.py', from, to: `${from} if row["amount"] else ""` })
    const run = await runVitest(folder)
    expect(run.exitCode).toBe(1)
    // the values that are generated may change with the generator
    expect(firstMessage(run).split('\n').slice(0, 3)).toMatchInlineSnapshot(`
      [
        "BrokenPromise: Unexpected \`null\` in \`clean.orders.amount_usd\`, expected a number of at least 0, fill or drop these rows, or write \`nullable: true\`",
        "",
        "  clean broke its promise: 10 of 100 rows",
      ]
    `)
    expect(firstMessage(run).match(/^ {2}row \d+ {2}\{ amount_usd: null, order_id: .* in orders.csv$/gm)).toHaveLength(
      1,
    )
    expect(firstMessage(run, 'counts as zero')).toMatchInlineSnapshot(`
      "BrokenPromise: Unexpected \`null\` in \`clean.orders.amount_usd\`, expected a number of at least 0, fill or drop these rows, or write \`nullable: true\`

        clean broke its promise: 10 of 100 rows
        row 1  { amount_usd: null, order_id: 1, customer: VS620, day: 2000-01-01 }  in orders.csv
        from   raw  { amount: null }
               the smallest input that shows it: 1 row, found in 11 runs
        case   .pipeproof/runs/RUN/clean-50e492-smallest-11/smallest.yaml, to paste under \`cases\`
        more   in "clean > runs on valid data"

        again  npx vitest run shop.pipeline.yaml -t '^shop\\W+clean\\W+an order without an amount counts as zero$'
        files  .pipeproof/runs/RUN/clean-50e492-smallest-11/  inputs outputs stdout.log stderr.log"
    `)
    expect(processesWith(folder)).toEqual([])
    await demandSameTestAgain(folder, firstMessage(run))
  })

  test('is red when a script leaves out a column', async () => {
    const folder = copyOfExample({ script: 'customers.py', from: '"total_usd"]', to: '"total"]' })
    const run = await runVitest(folder)
    expect(run.exitCode).toBe(1)
    expect(firstMessage(run)).toMatchInlineSnapshot(`
      "BrokenPromise: Unexpected columns \`customer\`, \`orders\` and \`total\` in \`customers.totals.total_usd\`, expected a column \`total_usd\`, rename \`total\`

        customers broke its promise: 100 of 100 rows
        row 1  { customer: a, orders: 1, total: 0.0 }  in totals.csv
        from   orders  { customer: a, amount_usd: 0 }
               the smallest input that shows it: 1 row, found in 7 runs
        case   .pipeproof/runs/RUN/customers-144665-smallest-7/smallest.yaml, to paste under \`cases\`

        again  npx vitest run shop.pipeline.yaml -t '^shop\\W+customers\\W+runs on valid data$'
        files  .pipeproof/runs/RUN/customers-144665-smallest-7/  inputs outputs stdout.log stderr.log"
    `)
    expect(processesWith(folder)).toEqual([])
    await demandSameTestAgain(folder, firstMessage(run))
  })

  test('is red when a script writes a file under another name', async () => {
    const folder = copyOfExample({ script: 'days.py', from: '"revenue.csv"', to: '"revenues.csv"' })
    const run = await runVitest(folder)
    expect(run.exitCode).toBe(1)
    expect(firstMessage(run)).toMatchInlineSnapshot(`
      "BrokenPromise: Unexpected files \`revenues.csv\` in \`days.revenue\`, expected \`revenue.csv\`, rename \`revenues.csv\`

        days broke its promise
        from   orders  { day: 2000-01-01, amount_usd: 0 }
               the smallest input that shows it: 1 row, found in 7 runs
        case   .pipeproof/runs/RUN/days-144665-smallest-7/smallest.yaml, to paste under \`cases\`

        again  npx vitest run orders.test.ts -t '^orders per day\\W+days\\W+runs on valid data$'
        files  .pipeproof/runs/RUN/days-144665-smallest-7/  inputs outputs stdout.log stderr.log"
    `)
    expect(processesWith(folder)).toEqual([])
    await demandSameTestAgain(folder, firstMessage(run))
  })
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, inject, test } from 'vitest'
import { copyOfQuickstart } from '../support/copyOfQuickstart.ts'
import { maskRuns, runVitest, userEnvironment, type FrameworkRun } from '../support/frameworks.ts'
import { leftWith } from '../support/processes.ts'
import { quickstartTests } from '../support/quickstartTests.ts'

interface Change {
  script: string
  from: string
  to: string
}

function copyOfExample(change?: Change): string {
  const folder = copyOfQuickstart(inject('installed'))
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
    expect(run.tests.map(({ name }) => name)).toEqual(quickstartTests)
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
        "  clean broke its promise: 10 of 100 rows (10 %)",
      ]
    `)
    expect(firstMessage(run).match(/^ {2}row \d+ {2}\{ amount_usd: null, order_id: .* in orders.csv$/gm)).toHaveLength(
      1,
    )
    expect(firstMessage(run, 'counts as zero')).toMatchInlineSnapshot(`
      "BrokenPromise: Unexpected \`null\` in \`clean.orders.amount_usd\`, expected a number of at least 0, fill or drop these rows, or write \`nullable: true\`

        clean broke its promise: 10 of 100 rows (10 %)
        row 1  { amount_usd: null, order_id: 1, customer: VS620, day: 2000-01-01 }  in orders.csv
        from   raw  { amount: null }
               the smallest input that shows it: 1 row, found in 11 runs
        case   .pipeproof/runs/RUN/clean-50e492-smallest-11/smallest.yaml, to paste under \`cases\`
        more   in "clean > runs on valid data"

        again  PIPEPROOF_REPLAY=8ea030 npx vitest run shop.pipeline.yaml -t '^shop\\W+clean\\W+an order without an amount counts as zero$'
        files  .pipeproof/runs/RUN/clean-50e492-smallest-11/  inputs outputs stdout.log stderr.log"
    `)
    expect(await leftWith(folder)).toEqual([])
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

        again  PIPEPROOF_REPLAY=5f75e8 npx vitest run shop.pipeline.yaml -t '^shop\\W+customers\\W+runs on valid data$'
        files  .pipeproof/runs/RUN/customers-144665-smallest-7/  inputs outputs stdout.log stderr.log"
    `)
    expect(await leftWith(folder)).toEqual([])
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

        again  PIPEPROOF_REPLAY=1aebf8 npx vitest run orders.test.ts -t '^orders per day\\W+days\\W+runs on valid data$'
        files  .pipeproof/runs/RUN/days-144665-smallest-7/  inputs outputs stdout.log stderr.log"
    `)
    expect(await leftWith(folder)).toEqual([])
    await demandSameTestAgain(folder, firstMessage(run))
  })
})

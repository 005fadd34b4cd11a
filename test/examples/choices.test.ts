import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { messages } from '../support/messages.ts'
import { provedExample } from '../support/example.ts'

const { folder, file, flow } = provedExample('21-choices', 'readings.pipeline.yaml')

test('it has the tests that are chosen', () => {
  const titles = flow.plan.groups.flatMap(({ title, tests }) => tests.map((each) => `${title}: ${each.title}`))
  expect(titles).toMatchInlineSnapshot(`
    [
      "wiring: every edge carries data",
      "wiring: every required input is fed",
      "wiring: every required variable has a value",
      "celsius: the script agrees with its contract",
      "celsius: runs on valid data",
      "celsius: keeps its promises on 25 generated inputs",
      "celsius: writes the same output twice",
      "daily: the script agrees with its contract",
      "daily: runs on valid data",
      "daily: keeps its promises on 50 generated inputs",
      "daily: writes the same output twice",
      "warmest: the script agrees with its contract",
      "warmest: runs on valid data",
      "warmest: writes the same output twice",
      "celsius.converted -> daily.readings: what is promised satisfies what is needed",
      "celsius.converted -> daily.readings: what is written satisfies what is needed",
      "celsius.converted -> daily.readings: daily runs on it",
      "daily.days -> warmest.days: what is promised satisfies what is needed",
      "daily.days -> warmest.days: what is written satisfies what is needed",
      "daily.days -> warmest.days: warmest runs on it",
      "daily -> warmest: runs from daily to warmest",
      "readings: runs from end to end",
    ]
  `)
})

test('the change that its README names makes one test red', async () => {
  const script = join(folder, 'scripts/daily.py')
  writeFileSync(script, readFileSync(script, 'utf8').replace('sorted(by_day)', 'set(by_day)'))
  const changed = openFlow(readPipeline(file), { own: true })
  const twice = changed.plan.groups.flatMap(({ tests }) => tests).filter(({ question }) => question.kind === 'twice')
  const found = []
  for (const planned of twice) found.push(...(await changed.examine(planned, 'daily')))
  await changed.close()
  expect(messages(found)).toMatch(
    /^not-repeated: Unexpected `\d{4}-\d\d-\d\d` \(row \d+ of `days.csv`\) in `daily.days.day`/,
  )
})

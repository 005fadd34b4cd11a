import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { sharedFolder } from '../support/folder.ts'
import { messages } from '../support/messages.ts'

const dir = sharedFolder()
cpSync(resolve(import.meta.dirname, '../../examples/20-relations'), dir, {
  recursive: true,
  filter: (path) => !path.includes('.pipeproof'),
})
const file = join(dir, 'payments.pipeline.yaml')
const flow = openFlow(readPipeline(file))
afterAll(() => flow.close())

describe.each(flow.plan.groups)('$title', ({ title, tests }) => {
  test.each(tests)('$title', async (planned) => {
    expect(await flow.examine(planned, title)).toEqual([])
  })
})

test('the change that its README names makes one test red', async () => {
  const script = join(dir, 'scripts/dollarize.py')
  writeFileSync(script, readFileSync(script, 'utf8').replace('* 1.1, 6)', '* 1.1)'))
  const changed = openFlow(readPipeline(file), { own: true })
  const related = changed.plan.groups
    .flatMap(({ tests }) => tests)
    .filter(({ question }) => question.kind === 'relation')
  const found = []
  for (const planned of related) found.push(...(await changed.examine(planned, 'dollarize')))
  await changed.close()
  expect(messages(found)).toMatchInlineSnapshot(`"relation-scaling: Unexpected 3 rows less and 3 rows more (\`converted.csv\`) in \`dollarize.converted\`, expected \`converted.dollars\` times 10, mend the script, or take \`scaling\` out of \`relations\`"`)
})

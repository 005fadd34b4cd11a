import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { messages } from '../support/messages.ts'
import { provedExample } from '../support/example.ts'

const { folder, file } = provedExample('20-relations', 'payments.pipeline.yaml')

test('the change that its README names makes one test red', async () => {
  const script = join(folder, 'scripts/dollarize.py')
  writeFileSync(script, readFileSync(script, 'utf8').replace('* 1.1, 6)', '* 1.1)'))
  const changed = openFlow(readPipeline(file), { own: true })
  const related = changed.plan.groups
    .flatMap(({ tests }) => tests)
    .filter(({ question }) => question.kind === 'relation')
  const found = []
  for (const planned of related) found.push(...(await changed.examine(planned, 'dollarize')))
  await changed.close()
  expect(messages(found)).toMatchInlineSnapshot(
    `"relation-scaling: Unexpected 3 rows less and 3 rows more (\`converted.csv\`) in \`dollarize.converted\`, expected \`converted.dollars\` times 10, mend the script, or take \`scaling\` out of \`relations\`"`,
  )
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { messages } from '../support/messages.ts'
import { provedExample } from '../support/example.ts'

const { folder, file } = provedExample('22-growth', 'lending.pipeline.yaml')

test('the change that its README names makes one test red', { timeout: 60_000 }, async () => {
  const script = join(folder, 'scripts/overdue.py')
  writeFileSync(script, readFileSync(script, 'utf8').replace('- 28', '- 27'))
  const changed = openFlow(readPipeline(file), { own: true })
  const tests = changed.plan.groups.flatMap((group) => group.tests)
  const planned = tests.find(({ question }) => question.kind === 'versions')
  const findings = planned ? await changed.examine(planned, 'overdue') : []
  await changed.close()
  expect(messages(findings).replaceAll(/`[^`]*old\/overdue.py`/g, '`old/overdue.py`')).toMatchInlineSnapshot(
    `"version-differs: Unexpected \`10\` (reader: 1) in \`overdue.fees.cents\`, expected \`0\` as \`old/overdue.py\` writes it, mend the script, or list what is meant to change under \`ignore\`"`,
  )
  expect(findings[0]?.notes).toContain('from   loans  { days: 28 }')
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { story } from '../../src/report/story.ts'
import { blocksOf } from '../support/blocks.ts'
import { provedExample } from '../support/example.ts'

const { home, folder, file } = provedExample('17-expectations', 'houses.pipeline.yaml')

test('the change that its README names makes the case red, in these words', async () => {
  const script = join(folder, 'scripts/estimate.py')
  const text = readFileSync(script, 'utf8')
  writeFileSync(script, text.replace('mean_y - slope * mean_x', 'mean_y - mean_x'))
  const changed = openFlow(readPipeline(file), { own: true })
  try {
    const tests = changed.plan.groups.flatMap((group) => group.tests)
    const planned = tests.find(({ title }) => title === 'good enough to ship')
    const findings = planned ? await changed.examine(planned, 'estimate') : []
    const said = story(findings.map(({ workspace: _, ...each }) => each))
    const block = blocksOf(join(home, 'README.md')).find(({ language }) => language === 'text')
    expect(said).toBe(block?.text.trimEnd())
  } finally {
    await changed.close()
  }
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import { loadContract, local, property, runScript } from '../../src/index.ts'
import type { DataSpec } from '../../src/model/data.ts'
import { dagPicture } from '../../src/report/dag.ts'
import { story } from '../../src/report/story.ts'
import { blocksOf } from '../support/blocks.ts'
import { provedExample } from '../support/example.ts'
import { hasModule } from '../support/pythonModule.ts'
import { isMissing } from '../support/required.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const isLeftOut = ['pandas', 'sklearn', 'xgboost'].some((name) => isMissing(name, hasModule(name)))

if (!isLeftOut) await import('../../examples/02-fraud-xgboost/fraud.test.ts')

describe.skipIf(isLeftOut)('the example', () => {
  const { home, folder, file } = provedExample('02-fraud-xgboost', 'fraud.pipeline.yaml')

  test('the picture in its README is that of a run', async () => {
    const run = openFlow(readPipeline(file))
    const kinds = new Set(['promised', 'written', 'accepted', 'whole'])
    for (const { title, tests } of run.plan.groups)
      for (const planned of tests.filter(({ question }) => kinds.has(question.kind))) await run.examine(planned, title)
    await run.close()
    await expect(dagPicture(run.record)).toMatchFileSnapshot(join(home, 'fraud.svg'))
  })

  test('the change that its README names puts cards into two splits, in these words', async () => {
    const script = join(folder, 'scripts/preprocess.py')
    const page = blocksOf(join(home, 'README.md'))
    const blockIn = (wanted: string): string => page.find(({ language }) => language === wanted)?.text ?? ''
    const [, was = '', is = ''] = /^-(.*)\n\+(.*)$/m.exec(blockIn('diff')) ?? []
    const healthy = readFileSync(script, 'utf8')
    expect(healthy).toContain(was)
    writeFileSync(script, healthy.replace(was, is))
    const changed = openFlow(readPipeline(file), { own: true, shrink: false })
    try {
      const { tests = [] } = changed.plan.groups.find(({ title }) => title === 'preprocess') ?? {}
      const planned = tests.find(({ title }) => title === 'runs on valid data')
      const findings = planned ? await changed.examine(planned, 'preprocess') : []
      expect(story(findings.map(({ workspace: _, ...each }) => each))).toBe(blockIn('text').trimEnd())
    } finally {
      await changed.close()
      writeFileSync(script, healthy)
    }
  })

  const contract = (name: string) => loadContract(join(home, 'contracts', `${name}.yaml`))

  async function inputsOf(name: string): Promise<Record<string, DataSpec>> {
    if (name === 'convert_currency') return { rates: local(join(home, 'data/rates.csv')) }
    if (name !== 'evaluate_model') return {}
    const { outputs } = await runScript(contract('train_xgboost'))
    return { model: local(outputs['model']?.dir ?? '') }
  }

  const names = [
    'preprocess',
    'convert_currency',
    'impute',
    'risk_tables',
    'train_xgboost',
    'evaluate_model',
    'calibrate',
  ]
  describe.each(['1', '2', '3'])('with seed %s', (seed) => {
    test.each(names)('there is no false alarm of %s', async (name) => {
      const given = { runs: 8, seed, shrink: false, inputs: await inputsOf(name) } as const
      expect(await property(contract(name), given)).toMatchObject({ runs: 8 })
    })
  })
})

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { runVitest, type FrameworkRun } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject, smallTests } from '../support/smallProject.ts'

const { 'vitest.config.ts': config, ...sources } = smallProject
const pipeline = smallProject['twice.pipeline.yaml']
const below = (folder: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
const namesIn = ({ tests }: FrameworkRun): string[] => tests.map(({ name }) => name)

describe('several pipelines', () => {
  test('are dealt out to shards, whose reports are one', async () => {
    const other = pipeline.replace('name: twice', 'name: other')
    const folder = makeProject(inject('installed'), { ...smallProject, 'other.pipeline.yaml': other })
    const shards = []
    for (const shard of ['1/2', '2/2'])
      shards.push(await runVitest(folder, { args: [`--shard=${shard}`, '--reporter=blob'] }))
    const dealt = shards.map(namesIn)
    expect(dealt.map((names) => names.length)).toEqual([smallTests, smallTests])
    const merged = await runVitest(folder, { args: ['--merge-reports'] })
    expect(merged.exitCode).toBe(0)
    expect(namesIn(merged).toSorted()).toEqual(dealt.flat().toSorted())
  })

  test('stop at the first that is broken, where that is wished', async () => {
    const broken = smallProject['double.py'].replace('* 2', '* 2.5')
    const folder = makeProject(inject('installed'), { ...smallProject, 'double.py': broken })
    const { exitCode, tests } = await runVitest(folder, { args: ['--bail=1'] })
    expect(exitCode).toBe(1)
    expect(tests.filter(({ status }) => status === 'failed')).toHaveLength(1)
    expect(tests.length).toBeLessThan(smallTests)
  })
})

test('the packages of a repository are projects, each with what it leaves in its own folder', async () => {
  const packages = { 'package.json': '{ "private": true }', 'vitest.config.ts': config, ...sources }
  const folder = makeProject(inject('installed'), {
    ...below('packages/one', packages),
    ...below('packages/two', packages),
    'vitest.config.ts': `export default { test: { projects: ['packages/*'] } }\n`,
  })
  const whole = await runVitest(folder)
  expect(whole.exitCode).toBe(0)
  expect(whole.tests.map(({ file }) => file.slice(folder.length + 1)).toSorted()).toEqual([
    ...Array<string>(smallTests).fill('packages/one/twice.pipeline.yaml'),
    ...Array<string>(smallTests).fill('packages/two/twice.pipeline.yaml'),
  ])
  for (const name of ['one', 'two']) expect(existsSync(join(folder, 'packages', name, '.pipeproof/cache'))).toBe(true)
  expect(existsSync(join(folder, '.pipeproof'))).toBe(false)
  const related = await runVitest(folder, { command: 'related', args: ['packages/two/double.py'] })
  expect(new Set(related.tests.map(({ file }) => file))).toEqual(
    new Set([join(folder, 'packages/two/twice.pipeline.yaml')]),
  )
})

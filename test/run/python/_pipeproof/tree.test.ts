import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runners } from '../../../../src/run/runners.ts'
import { contractOf, platformJob } from '../../../support/platformJob.ts'

test('a script that empties its workspace does not find the folders of the machine there', async () => {
  const { stdout } = await runners.python.run(platformJob(contractOf('walksWorkspace')))
  const lines = stdout.trim().split('\n')
  // of `/opt` there are the empty folders that the real ones were bound to, elsewhere
  expect(lines.filter((line) => !/^\.mount(\/made(\/[^/ ]+)?)?( .*)?$|^\.mount\/kept$/.test(line))).toEqual([])
  expect(lines).toContain('.mount/kept')
})

test('nothing is mounted where others could see it', async () => {
  const before = readFileSync('/proc/self/mountinfo', 'utf8')
  const had = existsSync('/opt/ml')
  await runners.python.run(platformJob(contractOf('copiesInput')))
  expect(readFileSync('/proc/self/mountinfo', 'utf8')).toBe(before)
  expect(existsSync('/opt/ml')).toBe(had)
})

test('the frames of an error are in the file of the user', async () => {
  const job = platformJob(contractOf('copiesInput'), { files: {}, more: { args: { output: '/opt/ml/nowhere' } } })
  const run = await runners.process.run({ ...job, args: { n: 'many' } })
  expect(run.error?.frames.map(({ file }) => file)).toEqual([job.script])
})

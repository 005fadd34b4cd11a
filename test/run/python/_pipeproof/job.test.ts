import { expect, test } from 'vitest'
import { runners } from '../../../../src/run/runners.ts'
import { contractOf, platformJob } from '../../../support/platformJob.ts'

test.each([runners.process, runners.python])('$name: a child that has ended is not left running', async (runner) => {
  expect((await runner.run(platformJob(contractOf('forgetsChild')))).left).toEqual([])
})

test.each([runners.process, runners.python])('$name: a child that has just begun has its name', async (runner) => {
  const runs = Array.from({ length: 8 }, () => runner.run(platformJob(contractOf('leavesChild'))))
  const done = await Promise.all(runs)
  expect(done.map(({ left }) => left)).toEqual(done.map(() => ['sleep 61.7']))
})

import { expect, inject, test } from 'vitest'
import { runVitest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { smallProject, smallTests } from '../support/smallProject.ts'

test.each(['forks', 'threads', 'vmForks', 'vmThreads'])('the pool %s runs a pipeline', async (pool) => {
  const run = await runVitest(makeProject(inject('installed'), smallProject), { args: [`--pool=${pool}`] })
  expect(run.tests.map(({ status, message }) => `${status} ${message}`)).toEqual(Array(smallTests).fill('passed '))
  expect(run.exitCode).toBe(0)
})

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mountsOf } from '../../../src/run/container/mounts.ts'
import { folder } from '../../support/folder.ts'
import { jobFor } from '../../support/job.ts'

test('only the workspace can be written, and what is read is at its own path once', () => {
  const dir = folder({ 'scripts/a.mjs': '', 'rules/b.json': '', 'data/raw.csv': '' })
  const [script, rules, data] = [join(dir, 'scripts/a.mjs'), join(dir, 'rules/b.json'), join(dir, 'data')]
  const inputs = { raw: data, none: join(dir, 'nothing') }
  const job = jobFor('exits', { script, command: ['node', script, rules], inputs })
  const mounts = mountsOf({ ...job, inputs: { ...inputs, own: join(job.workspace, 'inputs/own') } }, [data])
  expect(mounts.map(({ from, to, writable = false }) => ({ from, same: from === to, writable }))).toEqual([
    { from: join(dir, 'scripts'), same: true, writable: false },
    { from: join(dir, 'rules'), same: true, writable: false },
    { from: data, same: true, writable: false },
    { from: job.workspace, same: true, writable: true },
  ])
})

test('the platform is shown from the workspace', () => {
  const platform = { kind: 'processing', inputs: {}, outputs: {}, packed: {} } as const
  const job = jobFor('exits', { platform })
  expect(mountsOf(job, []).at(-1)).toEqual({ from: join(job.workspace, 'ml'), to: '/opt/ml', writable: true })
})

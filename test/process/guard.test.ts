import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { eventually, processesWith } from '../support/processes.ts'

const source = resolve(import.meta.dirname, '../../src/process')

/** A process that starts a program with a guard; the program starts one in a group of its own. */
const program = (mark: string, lastly: string): string => `
  import { spawn } from 'node:child_process'
  import { openGuard } from '${source}/guard.ts'
  const guard = await openGuard({ mark: 'MARK=${mark}', lastly: ['touch', '${lastly}'] })
  const code = "require('child_process').spawn('sleep', ['600'], { detached: true }); setInterval(() => {}, 1000)"
  const child = spawn(process.execPath, ['-e', code], { detached: true, env: { MARK: '${mark}', PATH: process.env.PATH } })
  guard.watch(child.pid)
  process.on('SIGUSR2', () => { guard.dismiss(); setTimeout(() => process.exit(), 300) })
  console.log('up')
`

interface Started {
  mark: string
  lastly: string
  kill: (signal: NodeJS.Signals) => void
  ended: Promise<unknown>
}

async function started(): Promise<Started> {
  const dir = folder()
  const [mark, lastly] = [randomBytes(8).toString('hex'), join(dir, 'ended')]
  const tsx = resolve(import.meta.dirname, '../../node_modules/tsx/dist/loader.mjs')
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', program(mark, lastly)])
  expect(await eventually(() => processesWith(mark).length > 3, 15_000)).toBe(true)
  return { mark, lastly, kill: (signal) => void child.kill(signal), ended: once(child, 'exit') }
}

const left = (mark: string): number => processesWith(`MARK=${mark}`).length

test('what a killed process started is ended, whatever group it is in', async () => {
  const { mark, lastly, kill } = await started()
  kill('SIGKILL')
  expect(await eventually(() => left(mark) === 0, 2000)).toBe(true)
  expect(existsSync(lastly)).toBe(true)
})

test('a guard that was dismissed leaves all as it is', async () => {
  const { mark, lastly, kill, ended } = await started()
  kill('SIGUSR2')
  await ended
  expect(existsSync(lastly)).toBe(false)
  expect(left(mark)).toBeGreaterThan(1)
  for (const { pid } of processesWith(`MARK=${mark}`)) process.kill(pid, 'SIGKILL')
})

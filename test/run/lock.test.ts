import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { exclusively } from '../../src/run/lock.ts'
import { folder } from '../support/folder.ts'

const never = (): Promise<undefined> => Promise.resolve(undefined)

test('only one acts at a time, and what it did need not be done again', async () => {
  const path = join(folder(), 'lock')
  let [running, most, done] = [0, 0, 0]
  const act = async (): Promise<number> => {
    running += 1
    most = Math.max(most, running)
    await sleep(10)
    running -= 1
    return (done += 1)
  }
  await Promise.all(Array.from({ length: 5 }, () => exclusively(path, never, act)))
  expect([most, done]).toEqual([1, 5])
  const isDone = (): Promise<number | undefined> => Promise.resolve(done > 5 ? done : undefined)
  await Promise.all(Array.from({ length: 5 }, () => exclusively(path, isDone, act)))
  expect(done).toBe(6)
  expect(existsSync(path)).toBe(false)
})

test('a lock is released when the work fails', async () => {
  const path = join(folder(), 'lock')
  await expect(exclusively(path, never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(existsSync(path)).toBe(false)
})

const stale: Record<string, (path: string) => void> = {
  'whose process has died': (path) => {
    const { pid } = spawnSync('true')
    writeFileSync(path, `${pid} 1`)
  },
  'whose number another process has now': (path) => writeFileSync(path, `${process.pid} 1`),
  'that nobody has touched for long': (path) => {
    writeFileSync(path, 'nonsense')
    utimesSync(path, 1, 1)
  },
}

test.each(Object.entries(stale))('a lock %s is nobody’s', async (_, leave) => {
  const dir = folder()
  const path = join(dir, 'lock')
  leave(path)
  expect(await exclusively(path, never, () => Promise.resolve('done'))).toBe('done')
  expect(readdirSync(dir)).toEqual([])
})

test('a folder that is not there is an error, not a wait', async () => {
  const path = join(folder(), 'missing/lock')
  await expect(exclusively(path, never, () => Promise.resolve('done'))).rejects.toThrow('ENOENT')
})

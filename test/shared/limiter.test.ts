import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { limiter } from '../../src/shared/limiter.ts'

test('runs no more than it may at once, and all in the end', async () => {
  const limited = limiter(2)
  let running = 0
  const seen: number[] = []
  const work = async (index: number): Promise<number> => {
    running += 1
    seen.push(running)
    await sleep(1)
    running -= 1
    return index
  }
  const results = await Promise.all([1, 2, 3, 4, 5].map((index) => limited(() => work(index))))
  expect(results).toEqual([1, 2, 3, 4, 5])
  expect(Math.max(...seen)).toBe(2)
})

test('goes on after a piece of work has failed', async () => {
  const limited = limiter(1)
  const failed = limited(() => Promise.reject(new Error('no')))
  const next = limited(() => Promise.resolve('yes'))
  await expect(failed).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
})

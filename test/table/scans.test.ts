import { expect, test, vi } from 'vitest'
import { countRows, countWhere } from '../../src/table/counting.ts'
import { Scans, type Kept } from '../../src/table/scans.ts'

/** Answers each question with itself. */
function scansWith(broken: string[] = []) {
  const scan = vi.fn<(list: string[]) => Promise<string[]>>(async (list) => {
    const wrong = list.find((sql) => broken.includes(sql))
    if (wrong !== undefined) throw new Error(wrong)
    return list.map((sql) => `scanned ${sql}`)
  })
  const keep = vi.fn<(kept: Kept) => Promise<void>>(async ({ conditions, use }) =>
    use('kept', ['rows', ...conditions.map((condition) => `kept ${condition}`)]),
  )
  return { scan, keep, scans: new Scans({ scan, keep }) }
}

test('what is asked at the same time takes one scan, and each gets its own answers', async () => {
  const { scan, scans } = scansWith()
  const later = Promise.resolve().then(() => scans.ask(['c']))
  expect(await Promise.all([scans.ask(['a', 'b']), later])).toEqual([['scanned a', 'scanned b'], ['scanned c']])
  expect(scan).toHaveBeenCalledTimes(1)
})

test('what is asked later takes a scan of its own', async () => {
  const { scan, scans } = scansWith()
  await scans.ask(['a'])
  await scans.ask(['b'])
  expect(scan.mock.calls).toEqual([[['a']], [['b']]])
})

test('a scan waits for what is held', async () => {
  const { scan, scans } = scansWith()
  const first = scans.ask(['a'])
  const held = scans.hold(new Promise<void>((resolve) => setTimeout(resolve, 20))).then(() => scans.ask(['b']))
  await Promise.all([first, held])
  expect(scan.mock.calls).toEqual([[['a', 'b']]])
})

test('a question that is wrong spoils no other', async () => {
  const { scans } = scansWith(['bad'])
  const [good, bad] = await Promise.allSettled([scans.ask(['a']), scans.ask(['bad'])])
  expect(good).toEqual({ status: 'fulfilled', value: ['scanned a'] })
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'bad' } })
})

test('beside columns that are kept, counts are told from them and the rest from a scan', async () => {
  const { scan, keep, scans } = scansWith()
  const kept = scans.keep(['x'], async (table) => `used ${table}`)
  const asked = scans.ask([countRows, countWhere('n > 1'), 'sum(n)'])
  expect(await Promise.all([kept, asked])).toEqual(['used kept', ['rows', 'kept n > 1', 'scanned sum(n)']])
  expect(keep.mock.calls[0]?.[0]).toMatchObject({ columns: ['x'], conditions: ['n > 1'] })
  expect(scan.mock.calls).toEqual([[['sum(n)']]])
})

test('what goes wrong while columns are used is told to who uses them', async () => {
  const { scans } = scansWith()
  const kept = scans.keep(['x'], () => Promise.reject(new Error('wrong')))
  await expect(kept).rejects.toThrow('wrong')
})

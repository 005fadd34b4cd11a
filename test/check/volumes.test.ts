import { expect, test } from 'vitest'
import { checkVolumes, type Measurements } from '../../src/check/volumes.ts'
import type { Measured, Volumes } from '../../src/model/volumes.ts'

const rows = [100, 1000, 10_000]
const standard: Volumes = { rows, maxExponent: 1.5 }

type Need = (rows: number) => number

const measured = (seconds: Need, memoryMb: Need | undefined, noise = 0.001): Measurements => {
  const at = (count: number) => ({
    rows: count,
    seconds: 2 * (0.1 + seconds(count)),
    cpuSeconds: 0.1 + seconds(count),
    memoryMb: memoryMb && 50 + memoryMb(count),
  })
  return { step: 'join', base: at(1), noise, sizes: rows.map(at) }
}

const told = (measurements: Measurements, volumes: Partial<Volumes> = {}, limit?: number): string =>
  checkVolumes(measurements, { ...standard, ...volumes }, limit)
    .flatMap(({ code, message, notes = [] }) => [`${code}: ${message}`, ...notes])
    .join('\n')

const linear: Need = (count) => count / 1000
const quadratic: Need = (count) => count ** 2 / 1e7

test('time in proportion to the rows is as it may be, and so is what only the noise makes grow', () => {
  expect(told(measured(linear, linear))).toBe('')
  expect(told(measured((count) => quadratic(count) / 1000, undefined))).toBe('')
  expect(told(measured(quadratic, undefined, 1))).toBe('')
})

test('time that grows with the square of the rows is told with what was measured, and what follows', () => {
  expect(told(measured(quadratic, linear), { production: 50_000_000 })).toMatchInlineSnapshot(`
    "grows-too-fast: Unexpected growth of time as rows^2.0 in \`join\`, expected at most as rows^1.5, look for what goes through all rows once for each row, or raise \`volumes.maxExponent\`
    size   1 row: 0.2 s, 50 MB
    size   100 rows: 0.2 s, 50 MB
    size   1,000 rows: 0.4 s, 51 MB
    size   10,000 rows: 20 s, 60 MB
    grows  time as rows^2.0
    grows  memory too little to tell, so taken as rows^1
    then   50,000,000 rows: about 5787 d and 50 GB"
  `)
})

test('memory that does is told too, and a higher limit allows it', () => {
  expect(told(measured(linear, (count) => count ** 2 / 1e4))).toMatchInlineSnapshot(`
    "grows-too-fast: Unexpected growth of memory as rows^2.0 in \`join\`, expected at most as rows^1.5, look for what goes through all rows once for each row, or raise \`volumes.maxExponent\`
    size   1 row: 0.2 s, 50 MB
    size   100 rows: 0.4 s, 51 MB
    size   1,000 rows: 2.2 s, 150 MB
    size   10,000 rows: 20 s, 10 GB
    grows  time as rows^1.0
    grows  memory as rows^2.0"
  `)
  expect(told(measured(quadratic, undefined), { maxExponent: 2.1 })).toBe('')
  expect(told(measured(linear, undefined), { maxExponent: 0.9 })).toContain('as rows^1.0')
})

test('more than is allowed for the rows of production is told, of memory by the limit of its runs too', () => {
  const needs = measured(linear, linear)
  expect(told(needs, { production: 1_000_000 }, 500)).toMatchInlineSnapshot(`
    "too-much-in-production: Unexpected need of about 1 GB for 1,000,000 rows in \`join\`, expected at most 500 MB, make less of each row, or raise \`limits.memoryMb\`
    size   1 row: 0.2 s, 50 MB
    size   100 rows: 0.4 s, 50 MB
    size   1,000 rows: 2.2 s, 51 MB
    size   10,000 rows: 20 s, 60 MB
    grows  time as rows^1.0
    grows  memory too little to tell, so taken as rows^1
    then   1,000,000 rows: about 34 min and 1 GB"
  `)
  expect(told(needs, { production: 1_000_000, maxSeconds: 60, maxMemoryMb: 900 }, 1)).toMatchInlineSnapshot(`
    "too-much-in-production: Unexpected need of about 34 min for 1,000,000 rows in \`join\`, expected at most 60 s, make less of each row, or raise \`volumes.maxSeconds\`
    size   1 row: 0.2 s, 50 MB
    size   100 rows: 0.4 s, 50 MB
    size   1,000 rows: 2.2 s, 51 MB
    size   10,000 rows: 20 s, 60 MB
    grows  time as rows^1.0
    grows  memory too little to tell, so taken as rows^1
    then   1,000,000 rows: about 34 min and 1 GB
    too-much-in-production: Unexpected need of about 1 GB for 1,000,000 rows in \`join\`, expected at most 900 MB, make less of each row, or raise \`volumes.maxMemoryMb\`"
  `)
  expect(told(needs, { production: 1_000_000, maxSeconds: 2500, maxMemoryMb: 2000 }, 1)).toBe('')
  expect(told(needs, {}, 1)).toBe('')
})

test('where the system tells no memory, nothing is said of it', () => {
  expect(told(measured(quadratic, undefined), { production: 1_000_000 }, 1)).not.toContain('MB')
})

const plain = (each: Measured): Measured => ({ ...each, cpuSeconds: undefined })

test('where the system tells no time of its own, that of the clock counts', () => {
  const { sizes, base, ...others } = measured(quadratic, undefined)
  expect(told({ ...others, base: plain(base), sizes: sizes.map(plain) })).toContain('time as rows^2.0')
})

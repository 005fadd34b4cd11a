import { describe, expect, test } from 'vitest'
import type { RecordedTest, RunRecord } from '../../src/model/record.ts'
import { dagPicture } from '../../src/report/dag.ts'

const [good, bad, unknown] = ['#1a7f37', '#cf222e', '#8c959f']

const tested = (group: string, ok: boolean): RecordedTest => ({ group, title: 'runs', ok, seconds: 0, findings: [] })

const record = (facts: Partial<RunRecord>): RunRecord => ({
  version: 1,
  pipeproof: '0',
  pipeline: 'shop',
  startedAt: '2026-01-01T00:00:00.000Z',
  steps: ['clean', 'customers', 'days', 'report'],
  edges: [
    { from: 'clean.orders', to: 'customers.orders' },
    { from: 'clean.orders', to: 'days.orders' },
    { from: 'customers.totals', to: 'report.totals' },
    { from: 'days.revenue', to: 'report.revenue' },
  ],
  tests: [],
  ...facts,
})

interface Box {
  x: number
  y: number
  colour: string
}

/** The boxes by the names of their steps. */
function boxesIn(svg: string): Record<string, Box> {
  const found = svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)"[^>]*stroke="(#\w+)"[^>]*\/><text[^>]*>([^<]*)<\/text>/g)
  return Object.fromEntries(
    [...found].map(([, x, y, colour = '', step = '']) => [step, { x: Number(x), y: Number(y), colour }]),
  )
}

/** The colours of the edges by their titles. */
const edgesIn = (svg: string): Record<string, string> =>
  Object.fromEntries(
    [...svg.matchAll(/stroke="(#\w+)"[^>]*><title>([^<]*)<\/title>/g)].map(([, colour = '', title = '']) => [
      title.replace('&gt;', '>'),
      colour,
    ]),
  )

describe('the picture of the DAG', () => {
  test('puts each step right of those that it needs, and no two on one place', () => {
    const boxes = boxesIn(dagPicture(record({})))
    const { clean, customers, days, report } = boxes
    expect(Object.keys(boxes)).toEqual(['clean', 'customers', 'days', 'report'])
    expect(clean?.x).toBeLessThan(customers?.x ?? 0)
    expect(customers?.x).toBe(days?.x)
    expect(days?.x).toBeLessThan(report?.x ?? 0)
    expect(new Set(Object.values(boxes).map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
  })

  test('is grey where nothing ran, green where all is well, red where something failed', () => {
    const tests = [tested('clean', true), tested('clean', false), tested('customers', true), tested('customers', true)]
    const boxes = boxesIn(dagPicture(record({ tests })))
    expect(boxes).toMatchObject({
      clean: { colour: bad },
      customers: { colour: good },
      days: { colour: unknown },
      report: { colour: unknown },
    })
  })

  test('shows a red edge between green steps', () => {
    const tests = [
      tested('clean', true),
      tested('days', true),
      tested('clean.orders -> days.orders', false),
      tested('clean.orders -> customers.orders', true),
    ]
    expect(edgesIn(dagPicture(record({ tests })))).toEqual({
      'clean.orders -> customers.orders': good,
      'clean.orders -> days.orders': bad,
      'customers.totals -> report.totals': unknown,
      'days.revenue -> report.revenue': unknown,
    })
  })

  test('has dashed boxes for what has no script, and their edges', () => {
    const edges = [
      { from: 'store', to: 'clean.raw' },
      { from: 'clean.orders', to: 'shelf' },
    ]
    const svg = dagPicture(record({ steps: ['clean'], outside: ['store', 'shelf'], edges }))
    const dashed = [...svg.matchAll(/stroke-dasharray[^>]*>(?:<text[^>]*>([^<]*))/g)].map(([, name]) => name)
    expect(dashed).toEqual(['store', 'shelf'])
    expect(Object.keys(edgesIn(svg))).toEqual(['store -> clean.raw', 'clean.orders -> shelf'])
    expect(boxesIn(svg.replaceAll(' stroke-dasharray="6 4"', ''))).toMatchObject({
      store: { x: 20 },
      clean: { x: 260 },
      shelf: { x: 500 },
    })
  })

  test('takes names as text', () => {
    const svg = dagPicture(record({ steps: ['<a & b>'], edges: [] }))
    expect(svg).toContain('&lt;a &amp; b&gt;')
    expect(svg).not.toContain('<a ')
  })

  test('holds every box inside its frame', () => {
    const steps = Array.from({ length: 12 }, (_, index) => `step${index}`)
    const edges = steps.slice(1).map((step, index) => ({ from: `step${index >> 1}.out`, to: `${step}.in` }))
    const svg = dagPicture(record({ steps, edges }))
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? []
    const boxes = Object.values(boxesIn(svg))
    expect(boxes).toHaveLength(12)
    for (const { x, y } of boxes) {
      expect(x + 150).toBeLessThan(Number(width))
      expect(y + 44).toBeLessThan(Number(height))
    }
  })

  test('of one step', () => {
    expect(dagPicture(record({ steps: ['only'], edges: [], tests: [tested('only', true)] }))).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" width="190" height="84" viewBox="0 0 190 84" font-family="sans-serif" font-size="14">
      <rect width="100%" height="100%" fill="#f6f8fa"/>
      <rect x="20" y="20" width="150" height="44" rx="8" fill="#ffffff" stroke="#1a7f37" stroke-width="2"/><text x="95" y="47" text-anchor="middle" fill="#1f2328">only</text>
      </svg>
      "
    `)
  })
})

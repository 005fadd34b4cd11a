import type { RunRecord } from '../model/record.ts'
import { escaped } from './svg.ts'

interface Box {
  step: string
  x: number
  y: number
}

const size = { width: 150, height: 44, gapX: 90, gapY: 34, margin: 20 }
const colours = { good: '#1a7f37', bad: '#cf222e', unknown: '#8c959f' }

const stepOf = (place: string): string => place.split('.')[0] ?? place

/** How far each step is from the sources. */
function depths({ steps, outside = [], edges }: RunRecord): Map<string, number> {
  const depth = new Map([...outside, ...steps].map((step) => [step, 0]))
  const deepen = ({ from, to }: RunRecord['edges'][number]): boolean => {
    const reached = (depth.get(stepOf(from)) ?? 0) + 1
    if (reached <= (depth.get(stepOf(to)) ?? 0)) return false
    depth.set(stepOf(to), reached)
    return true
  }
  for (let round = 0; round < depth.size; round++) if (edges.filter(deepen).length === 0) break
  return depth
}

function boxes(record: RunRecord): Box[] {
  const rows = new Map<number, number>()
  return [...depths(record)].map(([step, depth]) => {
    const row = rows.get(depth) ?? 0
    rows.set(depth, row + 1)
    return { step, x: size.margin + depth * (size.width + size.gapX), y: size.margin + row * (size.height + size.gapY) }
  })
}

function colourOf({ tests }: RunRecord, group: string): string {
  const own = tests.filter((test) => test.group === group)
  if (own.length === 0) return colours.unknown
  return own.every(({ ok }) => ok) ? colours.good : colours.bad
}

function drawBox({ step, x, y }: Box, { colour, dashed }: { colour: string; dashed: boolean }): string {
  const label = `<text x="${x + size.width / 2}" y="${y + size.height / 2 + 5}" text-anchor="middle" fill="#1f2328">${escaped(step)}</text>`
  return `<rect x="${x}" y="${y}" width="${size.width}" height="${size.height}" rx="8" fill="#ffffff" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="6 4"' : ''}/>${label}`
}

function drawEdge(from: Box, to: Box, { colour, title }: { colour: string; title: string }): string {
  const [x1, y1, x2, y2] = [from.x + size.width, from.y + size.height / 2, to.x, to.y + size.height / 2]
  const middle = (x1 + x2) / 2
  const width = colour === colours.bad ? 3 : 2
  const path = `<path d="M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2 - 8},${y2}" fill="none" stroke="${colour}" stroke-width="${width}"><title>${escaped(title)}</title></path>`
  return `${path}<path d="M${x2},${y2} l-9,-5 l0,10 z" fill="${colour}"/>`
}

/** The DAG of a record as SVG: green where all tests passed, red where one failed, grey where none ran; dashed without a script. */
export function dagPicture(record: RunRecord): string {
  const placed = boxes(record)
  const byStep = new Map(placed.map((box) => [box.step, box]))
  const find = (place: string): Box | undefined => byStep.get(stepOf(place))
  const lines = record.edges.flatMap(({ from, to }) => {
    const [start, end] = [find(from), find(to)]
    const title = `${from} -> ${to}`
    return start && end ? [drawEdge(start, end, { colour: colourOf(record, title), title })] : []
  })
  const width = Math.max(...placed.map(({ x }) => x)) + size.width + size.margin
  const height = Math.max(...placed.map(({ y }) => y)) + size.height + size.margin
  const drawn = placed.map((box) => {
    const dashed = record.outside?.includes(box.step) ?? false
    return drawBox(box, { colour: colourOf(record, box.step), dashed })
  })
  const shapes = [...lines, ...drawn]
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="14">`
  return `${open}\n<rect width="100%" height="100%" fill="#f6f8fa"/>\n${shapes.join('\n')}\n</svg>\n`
}

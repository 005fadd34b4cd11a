import type { ColumnProfile, Profile } from '../model/table.ts'
import { counted } from '../shared/words.ts'
import { escaped } from './svg.ts'

interface Named {
  /** `step.port` */
  name: string
  profile: Profile
}

const line = 22
const most = 40
const at = { name: 12, type: 190, nulls: 280, distinct: 410, range: 500, bars: 730 }
const width = 900
const colours = { text: '#1f2328', faint: '#59636e', bar: '#0969da', bad: '#cf222e', track: '#d1d9e0' }

type Point = [x: number, y: number]

const text = ([x, y]: Point, said: string, more = ''): string =>
  `<text x="${x}" y="${y + 15}" fill="${colours.text}"${more}>${escaped(said)}</text>`

const bar = ([x, y]: Point, [wide, high]: Point, fill: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${wide.toFixed(1)}" height="${high.toFixed(1)}" fill="${fill}"/>`

const cut = (said: string, length: number): string => (said.length > length ? `${said.slice(0, length - 1)}…` : said)

const percent = (share: number): string => `${share > 0 && share < 0.01 ? '<1' : Math.round(share * 100)} %`

/** The histogram of numbers; of anything else, how often the most frequent values occur. */
function bars({ histogram, top }: ColumnProfile, y: number): string {
  const counts = histogram?.counts ?? top.flatMap(({ count }) => count ?? [])
  const highest = Math.max(...counts, 0)
  if (highest <= 0) return ''
  const wide = (width - at.bars - at.name) / Math.max(counts.length, 10)
  return counts
    .map((count, index) => {
      const high = (count / highest) * (line - 4)
      return bar([at.bars + index * wide, y + line - 2 - high], [wide - 1, high], colours.bar)
    })
    .join('')
}

const shown = (value: ColumnProfile['min']): string => cut(String(value), 16)

function row(column: ColumnProfile, y: number, { rows, approximate }: Profile): string {
  const { name, type, nulls, wrong, distinct, min, max } = column
  const [lacking, unfit] = rows > 0 ? [nulls / rows, wrong / rows] : [0, 0]
  const share = 60
  return [
    text([at.name, y], cut(name, 24)),
    text([at.type, y], type),
    bar([at.nulls, y + 6], [share, 10], colours.track),
    bar([at.nulls, y + 6], [share * lacking, 10], colours.faint),
    bar([at.nulls + share * lacking, y + 6], [share * unfit, 10], colours.bad),
    text([at.nulls + share + 8, y], percent(lacking + unfit)),
    text([at.distinct, y], `${approximate ? '≈' : ''}${distinct}`),
    text([at.range, y], min === null ? '' : `${shown(min)} … ${shown(max)}`),
    bars(column, y),
  ].join('')
}

function section({ name, profile }: Named, top: number): string[] {
  const heads: [number, string][] = [
    [at.type, 'type'],
    [at.nulls, 'nulls'],
    [at.distinct, 'distinct'],
    [at.range, 'from … to'],
    [at.bars, 'values'],
  ]
  const title = text([at.name, top], `${name}: ${counted(profile.rows, 'row')}`, ' font-weight="bold"')
  const head = heads.map(([x, said]) => text([x, top + line], said, ' font-size="11"')).join('')
  const columns = profile.columns.slice(0, most)
  const rest = profile.columns.length - columns.length
  const last =
    rest > 0 ? [text([at.name, top + line * (columns.length + 2)], `and ${counted(rest, 'column')} more`)] : []
  return [title, head, ...columns.map((column, index) => row(column, top + line * (index + 2), profile)), ...last]
}

const heightOf = ({ profile }: Named): number => line * (Math.min(profile.columns.length, most + 1) + 3)

/** What is in some tables as SVG: of each column its nulls (red: what is not of its type), its range and how its values lie. */
export function profilePicture(tables: Named[]): string {
  let top = 8
  const drawn = tables.flatMap((table) => {
    const lines = section(table, top)
    top += heightOf(table)
    return lines
  })
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" font-family="sans-serif" font-size="13">`
  return `${open}\n<rect width="100%" height="100%" fill="#f6f8fa"/>\n${drawn.join('\n')}\n</svg>\n`
}

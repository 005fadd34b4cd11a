import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({ options: { least: { type: 'string' } }, allowPositionals: true })
const [from, to] = positionals
const least = Number(values.least)
if (Number.isNaN(least)) throw new Error('least is no number')

const [, ...lines] = readFileSync(from, 'utf8').trim().split('\n')
const minutes = new Map()
for (const line of lines) {
  const [country, time] = line.split(',')
  minutes.set(country, (minutes.get(country) ?? 0) + Number(time))
}
const rows = [...minutes]
  .filter(([, sum]) => sum >= least)
  .map(([country, sum]) => `${country},${(sum / 60).toFixed(1)}`)
writeFileSync(to, ['country,hours', ...rows, ''].join('\n'))

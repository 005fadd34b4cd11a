import type { Finding } from '../model/finding.ts'
import type { Measured, Volumes } from '../model/volumes.ts'
import { finding } from '../shared/finding.ts'
import { roughMemory, roughTime } from '../shared/rough.ts'
import { growthOf, type Growth } from './growth.ts'

/** Below this, time and memory tell more of the machine than of the script. */
const leastNoise = { seconds: 0.02, memoryMb: 8 }

export interface Measurements {
  step: string
  /** The least input, whose cost all others have too. */
  base: Measured
  /** How far apart equal runs of it were. */
  noise: number
  sizes: Measured[]
}

interface Seen {
  time: Growth
  memory: Growth | undefined
}

const busy = ({ seconds, cpuSeconds = seconds }: Measured): number => cpuSeconds

/** What a run takes for each second that it is busy. */
const slowness = (measured: Measured | undefined): number =>
  measured && busy(measured) > 0 ? measured.seconds / busy(measured) : 1

function seen({ base, noise, sizes }: Measurements): Seen {
  const least = base.memoryMb
  const memory = sizes.flatMap(({ rows, memoryMb }) => (memoryMb === undefined ? [] : [{ rows, value: memoryMb }]))
  const work = sizes.map((size) => ({ rows: size.rows, value: busy(size) }))
  const { at, ...growth } = growthOf(
    work,
    { rows: base.rows, value: busy(base) },
    Math.max(leastNoise.seconds, 5 * noise),
  )
  return {
    time: { ...growth, at: (rows) => at(rows) * slowness(sizes.at(-1)) },
    memory: least === undefined ? undefined : growthOf(memory, { rows: base.rows, value: least }, leastNoise.memoryMb),
  }
}

const rowsText = (rows: number): string => `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`

const power = ({ exponent }: Growth): string =>
  exponent === undefined ? 'too little to tell, so taken as rows^1' : `as rows^${exponent.toFixed(1)}`

function lineOf({ rows, seconds, memoryMb }: Measured): string {
  const memory = memoryMb === undefined ? '' : `, ${roughMemory(memoryMb)}`
  return `size   ${rowsText(rows)}: ${roughTime(seconds)}${memory}`
}

function foretold({ time, memory }: Seen, rows: number): string {
  const large = memory ? ` and ${roughMemory(memory.at(rows))}` : ''
  return `then   ${rowsText(rows)}: about ${roughTime(time.at(rows))}${large}`
}

/** The table of what was measured, and what follows from it. */
function notesOf({ base, sizes }: Measurements, growth: Seen, { production }: Volumes): string[] {
  const { time, memory } = growth
  return [
    ...[base, ...sizes].map(lineOf),
    `grows  time ${power(time)}`,
    ...(memory ? [`grows  memory ${power(memory)}`] : []),
    ...(production === undefined ? [] : [foretold(growth, production)]),
  ]
}

type Said = Pick<Finding, 'code' | 'received' | 'expected' | 'advice'>

function tooFast(what: string, growth: Growth | undefined, { maxExponent }: Volumes): Said[] {
  if (growth?.exponent === undefined || growth.exponent <= maxExponent) return []
  const received = `growth of ${what} ${power(growth)}`
  const advice = 'look for what goes through all rows once for each row, or raise `volumes.maxExponent`'
  return [{ code: 'grows-too-fast', received, expected: `at most as rows^${maxExponent}`, advice }]
}

interface Amount {
  growth: Growth | undefined
  most: number | undefined
  text: (amount: number) => string
  limit: string
}

function tooMuch({ growth, most = Infinity, text, limit }: Amount, { production }: Volumes): Said[] {
  if (production === undefined || !growth || growth.at(production) <= most) return []
  const received = `need of about ${text(growth.at(production))} for ${rowsText(production)}`
  const advice = growth.isSeen
    ? `make less of each row, or raise \`${limit}\``
    : `add larger sizes to \`volumes.rows\`, which tell more, or raise \`${limit}\``
  return [{ code: 'too-much-in-production', received, expected: `at most ${text(most)}`, advice }]
}

/** What is wrong with how the needs of a script grow; `memoryMb` is the limit of its runs. */
export function checkVolumes(measured: Measurements, volumes: Volumes, memoryMb: number | undefined): Finding[] {
  const growth = seen(measured)
  const { time, memory } = growth
  const { maxSeconds, maxMemoryMb } = volumes
  const limit = maxMemoryMb === undefined ? 'limits.memoryMb' : 'volumes.maxMemoryMb'
  const said = [
    ...tooFast('time', time, volumes),
    ...tooFast('memory', memory, volumes),
    ...tooMuch({ growth: time, most: maxSeconds, text: roughTime, limit: 'volumes.maxSeconds' }, volumes),
    ...tooMuch({ growth: memory, most: maxMemoryMb ?? memoryMb, text: roughMemory, limit }, volumes),
  ]
  const { step } = measured
  return said.map((each, index) =>
    finding({
      ...each,
      place: step,
      fault: 'script',
      at: volumes.at,
      ...(index === 0 && { notes: notesOf(measured, growth, volumes) }),
    }),
  )
}

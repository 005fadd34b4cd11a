type Unit = [from: number, size: number, name: string]

const times: Unit[] = [
  [0, 1, 's'],
  [120, 60, 'min'],
  [7200, 3600, 'h'],
  [172_800, 86_400, 'd'],
]

const sizes: Unit[] = [
  [0, 1, 'MB'],
  [1000, 1000, 'GB'],
  [1_000_000, 1_000_000, 'TB'],
]

/** Two figures are enough for what is measured or estimated. */
function rough(value: number, units: Unit[]): string {
  const [, size, name] = units.findLast(([from]) => value >= from) ?? [0, 1, '']
  const amount = value / size
  return `${amount < 100 ? Number(amount.toPrecision(2)) : Math.round(amount)} ${name}`
}

/** `0.42 s`, `5 min`, `3.1 h`, `12 d`. */
export const roughTime = (seconds: number): string => rough(seconds, times)

/** `45 MB`, `40 GB`. */
export const roughMemory = (megabytes: number): string => rough(megabytes, sizes)

/** Numbers of one side; `null`, NaN and infinity are no values of a distribution and are left out. */
export type Numbers = Float64Array | readonly (number | null | undefined)[]

function isReady(values: Numbers): values is Float64Array {
  if (!(values instanceof Float64Array)) return false
  for (let index = 0, last = -Infinity; index < values.length; index++) {
    const value = values[index] ?? NaN
    if (!(value >= last && Number.isFinite(value))) return false
    last = value
  }
  return true
}

/** The values that are there, the least first; what is sorted already is given back as it is. */
export function sorted(values: Numbers): Float64Array {
  if (isReady(values)) return values
  const finite = new Float64Array(values.length)
  let count = 0
  for (const value of values) if (Number.isFinite(value)) finite[count++] = Number(value)
  return finite.subarray(0, count).toSorted()
}

const classes: Record<string, string> = { A: '[A-Z]', a: '[a-z]', '9': '[0-9]' }
const longest = 40

/** The pattern of texts in which letters and digits follow each other in one way: `AA-999` is `[A-Z]{2}-[0-9]{3}`. */
export function patternOf(shape: string | undefined): string | undefined {
  if (shape === undefined || shape.length > longest || !/^[\w .:/#@-]+$/.test(shape) || !/[Aa9]/.test(shape))
    return undefined
  return shape.replace(/A+|a+|9+|[^Aa9]/g, (run) => {
    const kind = classes[run.charAt(0)]
    if (kind !== undefined) return run.length === 1 ? kind : `${kind}{${run.length}}`
    return /[\w ]/.test(run) ? run : `[${run === '-' ? '\\-' : run}]`
  })
}

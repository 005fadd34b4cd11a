/** Tells whether what is left of a list still shows what is looked for; `undefined` where no more may be tried. */
export type Shows = (kept: number[]) => Promise<boolean | undefined>

/** The shortest beginning of `rest` that shows it together with `needed`, by halves: the whole does, nothing of it does not. */
async function shortest(rest: number[], needed: number[], shows: Shows): Promise<{ rest: number[]; done: boolean }> {
  let [without, enough] = [0, rest.length]
  while (enough - without > 1) {
    const middle = Math.floor((without + enough) / 2)
    const shown = await shows([...rest.slice(0, middle), ...needed])
    if (shown === undefined) return { rest: rest.slice(0, enough), done: true }
    if (shown) enough = middle
    else without = middle
  }
  return { rest: rest.slice(0, enough), done: false }
}

/** What can be left out only after something else was. */
async function oneByOne(needed: number[], shows: Shows): Promise<number[]> {
  let kept = needed
  for (const index of needed.length > 1 ? needed : []) {
    const fewer = kept.filter((other) => other !== index)
    if (await shows(fewer)) kept = fewer
  }
  return kept
}

/** The fewest of `count` things that still show it: each that is needed is found by halving what stands before it. */
export async function fewest(count: number, shows: Shows): Promise<number[]> {
  let rest = Array.from({ length: count }, (_, index) => index)
  let needed: number[] = []
  while (rest.length > 0) {
    const shown = await shows(needed)
    if (shown === undefined) return [...rest, ...needed]
    if (shown) break
    const found = await shortest(rest, needed, shows)
    if (found.done) return [...found.rest, ...needed]
    needed = [...found.rest.slice(-1), ...needed]
    rest = found.rest.slice(0, -1)
  }
  return oneByOne(needed, shows)
}

/** The point from which a falling tail is `share`: found by halving, to the last digit. */
export function pointOf(tail: (x: number) => number, share: number): number {
  if (share >= 1) return 0
  if (share <= 0) return Infinity
  let [low, high] = [0, 1]
  while (tail(high) > share) [low, high] = [high, high * 2]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (tail(middle) > share) low = middle
    else high = middle
  }
}

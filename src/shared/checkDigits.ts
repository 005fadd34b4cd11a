/** The rest of a long number by 97, where letters stand for 10 to 35. */
export function rest97(text: string): number {
  let rest = 0
  for (const letter of text)
    for (const digit of String(Number.parseInt(letter, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest
}

/** The sum of digits from the right, each times its weight; with `cross` the digits of a product count one by one. */
function weighted(digits: string, weights: [number, number], cross: boolean): number {
  const each = Array.from(digits, Number).toReversed()
  const products = each.map((digit, place) => digit * weights[place % 2 === 0 ? 0 : 1])
  return products.reduce((sum, product) => sum + (cross && product > 9 ? product - 9 : product), 0)
}

const upToTen = (sum: number): string => String((10 - (sum % 10)) % 10)

/** What stands at the end of a card number, told by the digits before it. */
export const luhnDigit = (digits: string): string => upToTen(weighted(digits, [2, 1], true))

/** What stands at the end of an EAN or an ISBN of 13 digits. */
export const eanDigit = (digits: string): string => upToTen(weighted(digits, [3, 1], false))

/** An IBAN of a country and an account there. */
export const ibanOf = (country: string, account: string): string =>
  `${country}${String(98 - rest97(`${account}${country}00`)).padStart(2, '0')}${account}`

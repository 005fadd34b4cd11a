import { rest97 } from '../shared/checkDigits.ts'

const sumOf = (digits: string, weights: number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0)

/** Year, month and day of a number, as far as a month and a day can be so. */
const hasDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31

function isCpf(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  const checked = (length: number): number => {
    const rest =
      (sumOf(
        digits,
        Array.from({ length }, (_, index) => length + 1 - index),
      ) *
        10) %
      11
    return rest === 10 ? 0 : rest
  }
  return !/^(\d)\1+$/.test(digits) && checked(9) === Number(digits[9]) && checked(10) === Number(digits[10])
}

const odd = 'BAFHJNPRTVCESULDGIMOQKWZYX'

/** Letters and digits in odd places count as the place of the letter that stands for them here. */
function valueAt(letter: string, index: number): number {
  const place = /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 65
  return index % 2 === 1 ? place : odd.charCodeAt(place) - 65
}

function isCodiceFiscale(text: string): boolean {
  const sum = Array.from(text.slice(0, 15), valueAt).reduce((total, value) => total + value, 0)
  return text[15] === String.fromCharCode(65 + (sum % 26))
}

function isPesel(text: string): boolean {
  const month = Number(text.slice(2, 4)) % 20
  const sum = sumOf(text, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3])
  return hasDay(month, Number(text.slice(4, 6))) && (10 - (sum % 10)) % 10 === Number(text[10])
}

/** A number that a state gives to one of its people: how it is written, and whether its check digits hold. */
interface NationalId {
  form: RegExp
  holds(text: string): boolean
}

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** Only those that numbers of other things hardly ever are. */
const ids: NationalId[] = [
  // United States, Spain, Italy, Brazil, Poland, France, United Kingdom
  { form: /^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/, holds: () => true },
  {
    form: /^[XYZ\d]\d{7}[A-Z]$/,
    holds: (text) =>
      letters[Number(text.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))) % 23] === text[8],
  },
  { form: /^[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]$/, holds: isCodiceFiscale },
  { form: /^\d{3}\.\d{3}\.\d{3}-\d{2}$/, holds: isCpf },
  { form: /^\d{11}$/, holds: isPesel },
  {
    form: /^[12]\d{2}(0[1-9]|1[0-2])\d{10}$/,
    holds: (text) => 97 - rest97(text.slice(0, 13)) === Number(text.slice(13)),
  },
  { form: /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/, holds: () => true },
]

/** Tells whether a text is the number of a person. */
export const isNationalId = (text: string): boolean => ids.some(({ form, holds }) => form.test(text) && holds(text))

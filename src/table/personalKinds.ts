import { isIP } from 'node:net'
import { luhnDigit, rest97 } from '../shared/checkDigits.ts'
import { isNationalId } from './nationalIds.ts'

/** What tells of a person. */
export type PersonalKind = 'e-mail' | 'phone' | 'card' | 'IBAN' | 'national id' | 'IP address' | 'name'

interface Kind {
  is(text: string): boolean
  /** How much of a column has to be so, and at least how many values, that it is no chance. */
  share: number
  least: number
}

/** Names that are kept for examples, and what hashing writes. */
const madeUp = /@([\w-]+\.)*(example\.(com|org|net)|[\w-]+\.(example|test|invalid))\b/i
const email = /[\w.+-]+@[A-Za-z\d-]+(\.[A-Za-z\d-]+)*\.[A-Za-z]{2,}/

const phone = /^(\+|00)[1-9]([ .\-/]?\(?\d\)?)+$|^\(\d{3}\) ?\d{3}[ -]\d{4}$/

/** Digits in a row are an amount with a sign, if they are few, or an order that begins with zeros. */
function isPhone(text: string): boolean {
  const count = text.replace(/\D/g, '').length
  return phone.test(text) && !/^\d+$/.test(text) && count >= (/^\+\d+$/.test(text) ? 11 : 7) && count <= 15
}

const cards = /^(4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(011|5\d\d)\d{12}|35\d{14}|3[068]\d{12})$/

function isCard(text: string): boolean {
  const digits = text.replace(/(?<=\d)[ -](?=\d)/g, '')
  return cards.test(digits) && luhnDigit(digits.slice(0, -1)) === digits.at(-1)
}

function isIban(text: string): boolean {
  const iban = text.replaceAll(' ', '').toUpperCase()
  return /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban) && rest97(iban.slice(4) + iban.slice(0, 4)) === 1
}

/** An exact form needs one value, a check digit that one in ten has by chance a few, and nearly all of them. */
export const personalKinds: Record<Exclude<PersonalKind, 'name'>, Kind> = {
  'e-mail': { is: (text) => email.test(text) && !madeUp.test(text), share: 0, least: 1 },
  IBAN: { is: isIban, share: 0.5, least: 2 },
  card: { is: isCard, share: 0.8, least: 4 },
  phone: { is: isPhone, share: 0.5, least: 2 },
  'national id': { is: isNationalId, share: 0.9, least: 5 },
  'IP address': { is: (text) => isIP(text) !== 0, share: 0.8, least: 3 },
}

const telling = [
  'e?mail( address)?',
  '(tele)?phone( number| no)?',
  '(mobile|cell)( phone)?( number| no)?',
  '(first|last|given|family|middle|full|maiden|sur) ?name',
  '(date of birth|birth ?(date|day)|dob)',
  '(ssn|social security( number)?|passport( number| no)?|national id|tax (id|number))',
  '(street|postal|home|mailing) ?(address)?',
  '(credit )?card (number|no)',
  'iban|ip( address)?',
]
const names = new RegExp(`(^| )(${telling.join('|')})$`)

const inWords = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ')
    .trim()

/** Tells whether the name of a column says that it tells of people. */
export const isTelling = (name: string): boolean => names.test(inWords(name))

/** Tells whether a value says nothing of anybody: a number of few digits, a truth, a hash, a mask, an address for examples. */
export const isSilent = (text: string): boolean =>
  text.trim() === '' ||
  /^([-+]?\d{1,4}([.]\d+)?|true|false|yes|no|\*{3,}|h[0-9a-f]{19})$/i.test(text) ||
  madeUp.test(text)

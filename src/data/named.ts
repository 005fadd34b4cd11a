import { eanDigit, ibanOf, luhnDigit } from '../shared/checkDigits.ts'
import { counted, type Domain } from './domain.ts'
import { bitsAt } from './random.ts'
import { textFormats } from './textFormats.ts'

const words = (text: string): string[] => text.trim().split(/\s+/)

const firstNames =
  words(`Ada Amir Ana Anton Aya Ben Bruno Carla Chen Dana David Elena Emil Farah Finn Grace Hana Hugo Ines
  Ivan Jana Jonas Kofi Lea Leo Lina Luca Maja Marc Mei Mina Nia Noah Olga Omar Paul Rosa Sam Sara Theo Tara Vera Yusuf Zoe`)
const lastNames =
  words(`Abadi Adler Bauer Berg Blanc Brown Castro Chen Costa Diaz Dubois Evans Fischer Fontana Garcia Green
  Haas Hansen Ito Ivanov Jansen Jones Kaya Keller Khan Kim Kovac Lang Larsen Lopez Meyer Mori Nowak Okoye Olsen Park Patel
  Perez Rossi Sato Silva Smith Tanaka Weber Wolf Wood Young Zhang`)
const streets =
  words(`Abbey Bridge Castle Church Forest Garden Harbour Hill Lake Market Meadow Mill Oak Orchard Park River
  School Station Tower Valley`)
const ways = words('Street Road Lane Avenue Way')
const cities =
  words(`Amsterdam Athens Berlin Bogota Cairo Dublin Geneva Hanoi Helsinki Jakarta Kyoto Lagos Lima Lisbon London
  Madrid Melbourne Montreal Nairobi Oslo Paris Prague Rome Seoul Tallinn Tunis Vienna Warsaw Zagreb Zurich`)
const countries =
  words(`AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM
  CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID
  IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM
  MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG
  SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW`)
const currencies =
  words(`EUR USD GBP JPY CHF AED ARS AUD BDT BGN BHD BRL CAD CLP CNY COP CZK DKK EGP GEL GHS HKD HUF IDR ILS INR
  ISK JOD KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD SAR SEK SGD THB TND TRY TWD TZS UAH
  UGX UYU VND ZAR`)

/** One of a list, and the index that is left for the next. */
const pick = (list: string[], index: number): [chosen: string, left: number] => [
  list[index % list.length] ?? '',
  Math.floor(index / list.length),
]

const listed = (list: string[]): Domain => counted(list.length, (index) => list[index] ?? null)

/** So many digits that differ for each index; those before its own are drawn from it. */
const digits = (index: number, length: number): string =>
  `${bitsAt(index, 1)}${bitsAt(index, 2)}`.padStart(20, '7').slice(0, length - 8) + String(index).padStart(8, '0')

/** Countries whose accounts are digits only, and how many. */
const accounts: [country: string, length: number][] = [
  ['DE', 18],
  ['AT', 16],
  ['DK', 14],
  ['LT', 16],
  ['PT', 21],
]

function iban(index: number): string {
  const [country, length] = accounts[index % accounts.length] ?? ['DE', 18]
  return ibanOf(country, digits(index, length))
}

/** The beginnings of card numbers, and how many digits follow them before the last. */
const cards: [start: string, length: number][] = [
  ['4', 14],
  ['51', 13],
  ['37', 12],
]

function card(index: number): string {
  const [start, length] = cards[index % cards.length] ?? ['4', 14]
  const number = start + digits(index, length)
  return number + luhnDigit(number)
}

function ean(start: string, index: number): string {
  const number = start + digits(index, 12 - start.length)
  return number + eanDigit(number)
}

/** Numbers that are kept for stories: nobody is called. */
const phone = (index: number): string =>
  `+1${200 + (Math.floor(index / 100) % 800)}55501${String(index % 100).padStart(2, '0')}`

function name(index: number): string {
  const [first, left] = pick(firstNames, index)
  const [last, middle] = pick(lastNames, left)
  return middle === 0 ? `${first} ${last}` : `${first} ${String.fromCharCode(64 + middle)}. ${last}`
}

function street(index: number): string {
  const [own, left] = pick(streets, index)
  const [way, number] = pick(ways, left)
  return `${number + 1} ${own} ${way}`
}

const many = 10 ** 8

/** What columns are made of that say `generator`, by name; all of it is nobody's. */
export const named: Record<string, Domain> = {
  ...textFormats,
  iban: counted(many, iban),
  card: counted(many, card),
  ean: counted(many, (index) => ean('40', index)),
  isbn: counted(many, (index) => ean('978', index)),
  phone: counted(80_000, phone),
  name: counted(firstNames.length * lastNames.length * 27, name),
  firstName: listed(firstNames),
  lastName: listed(lastNames),
  street: counted(streets.length * ways.length * 400, street),
  city: listed(cities),
  country: listed(countries),
  currency: listed(currencies),
}

/** A number as Python would write it. */
class Numeral {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

const whole = /^-?\d+$/

/** JavaScript and Python agree on the digits of a float and not on when to use an exponent. */
function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 16) return Number.isInteger(value) ? `${value}.0` : String(value)
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

const numeral = (text: string): Numeral => new Numeral(whole.test(text) ? text : floatText(Number(text)))

/** What the training toolkit makes of a hyperparameter: its JSON value, else its text. */
export function decoded(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    // from its source: 1.0 is no 1 in Python
    return typeof value === 'number' ? numeral(text.trim()) : value
  } catch {
    return text
  }
}

const escaped = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const sorted = (value: object): [string, unknown][] => Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))

/** `json.dumps` with sorted keys and without blanks. */
export function pythonJson(value: unknown): string {
  if (value instanceof Numeral) return value.text
  if (typeof value === 'number') return numeral(String(value)).text
  if (typeof value === 'string') return escaped(value)
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{${sorted(value)
    .map(([key, item]) => `${escaped(key)}:${pythonJson(item)}`)
    .join(',')}}`
}

const constants = new Map<unknown, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
])

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Numeral)

/** `repr(value)`, as a list shows its items. */
function shownInside(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (!isObject(value)) return pythonText(value)
  const items = Object.entries(value).map(([key, item]) => `'${key}': ${shownInside(item)}`)
  return `{${items.join(', ')}}`
}

/** `str(value)`, and `name=value,…` for an object, as the toolkit puts it on a command line. */
export function pythonText(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `[${value.map(shownInside).join(', ')}]`
  if (!isObject(value)) return constants.get(value) ?? pythonJson(value)
  return sorted(value)
    .map(([key, item]) => `${key}=${isObject(item) ? shownInside(item) : pythonText(item)}`)
    .join(',')
}

export type FormulaValue = number | string | boolean

type Read = (name: string) => FormulaValue

/** A condition over named values. */
export interface Formula {
  names: string[]
  holds(read: Read): boolean
}

/** A formula that can not be read, and where that shows. */
export class BrokenFormula extends Error {}

interface Part {
  /** It is true or false, and no value of its own. */
  isTruth: boolean
  of(read: Read): FormulaValue
}

const numeric =
  (compute: (a: number, b: number) => FormulaValue) =>
  (a: FormulaValue, b: FormulaValue): FormulaValue =>
    typeof a === 'number' && typeof b === 'number' ? compute(a, b) : NaN

type Operator = (a: FormulaValue, b: FormulaValue) => FormulaValue

/** What binds least first; only numbers are added and put in order. */
const levels: { takesTruth: boolean; givesTruth: boolean; operators: Record<string, Operator> }[] = [
  { takesTruth: true, givesTruth: true, operators: { or: (a, b) => a === true || b === true } },
  { takesTruth: true, givesTruth: true, operators: { and: (a, b) => a === true && b === true } },
  {
    takesTruth: false,
    givesTruth: true,
    operators: {
      '<': numeric((a, b) => a < b),
      '<=': numeric((a, b) => a <= b),
      '>': numeric((a, b) => a > b),
      '>=': numeric((a, b) => a >= b),
      '=': (a, b) => a === b,
      '!=': (a, b) => a !== b,
      '<>': (a, b) => a !== b,
    },
  },
  {
    takesTruth: false,
    givesTruth: false,
    operators: { '+': numeric((a, b) => a + b), '-': numeric((a, b) => a - b) },
  },
  {
    takesTruth: false,
    givesTruth: false,
    operators: { '*': numeric((a, b) => a * b), '/': numeric((a, b) => a / b), '%': numeric((a, b) => a % b) },
  },
]

const token =
  /\s*(?:(?<number>\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|'(?<text>[^']*)'|"(?<quoted>[^"]+)"|(?<name>[a-z_]\w*(?:\.\w+)*)|(?<sign><=|>=|!=|<>|[-+*/%()<>=]))/iy

interface Token {
  kind: 'number' | 'text' | 'name' | 'sign' | 'end'
  said: string
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  token.lastIndex = 0
  for (let from = 0; text.slice(from).trim() !== ''; from = token.lastIndex) {
    const { number, text: quotedText, quoted, name, sign } = token.exec(text)?.groups ?? {}
    if (number !== undefined) tokens.push({ kind: 'number', said: number })
    else if (quotedText !== undefined) tokens.push({ kind: 'text', said: quotedText })
    else if (quoted !== undefined) tokens.push({ kind: 'name', said: quoted })
    else if (name !== undefined) tokens.push({ kind: /^(and|or|not)$/i.test(name) ? 'sign' : 'name', said: name })
    else if (sign !== undefined) tokens.push({ kind: 'sign', said: sign })
    else throw new BrokenFormula(`\`${text.slice(from).trim()}\``)
  }
  return tokens
}

/** What is deeper nested than this allows would be more than can be read. */
const longest = 1000

/** Reads one formula from its first token to its last. */
class Reader {
  readonly names = new Set<string>()
  readonly #tokens: Token[]
  #at = 0

  constructor(text: string) {
    this.#tokens = tokensOf(text)
  }

  whole(): Part {
    const part = this.#demand(this.#level(0), true)
    return this.#token().kind === 'end' ? part : this.#fail()
  }

  #token(at = this.#at): Token {
    return this.#tokens[at] ?? { kind: 'end', said: '' }
  }

  #fail(at = this.#at): never {
    const { kind, said } = this.#token(at)
    throw new BrokenFormula(kind === 'end' ? 'end' : `\`${said}\``)
  }

  #takes(said: string): boolean {
    const { kind, said: next } = this.#token()
    const isNext = kind === 'sign' && next.toLowerCase() === said
    if (isNext) this.#at += 1
    return isNext
  }

  #demand(part: Part, isTruth: boolean, at?: number): Part {
    return part.isTruth === isTruth ? part : this.#fail(at)
  }

  #level(depth: number): Part {
    const level = levels[depth]
    if (!level) return this.#unary()
    let left = depth === 2 && this.#takes('not') ? this.#not() : this.#level(depth + 1)
    for (;;) {
      const at = this.#at
      const sign = Object.keys(level.operators).find((each) => this.#takes(each))
      const operate = sign === undefined ? undefined : level.operators[sign]
      if (!operate) return left
      const a = this.#demand(left, level.takesTruth, at)
      const b = this.#demand(this.#level(depth + 1), level.takesTruth)
      left = { isTruth: level.givesTruth, of: (read) => operate(a.of(read), b.of(read)) }
    }
  }

  #not(): Part {
    const part = this.#demand(this.#level(2), true)
    return { isTruth: true, of: (read) => part.of(read) !== true }
  }

  #unary(): Part {
    if (this.#takes('-')) {
      const part = this.#demand(this.#unary(), false)
      return { isTruth: false, of: (read) => -Number(part.of(read)) }
    }
    if (!this.#takes('(')) return this.#operand()
    const part = this.#level(0)
    return this.#takes(')') ? part : this.#fail()
  }

  #operand(): Part {
    const { kind, said } = this.#token()
    if (kind === 'sign' || kind === 'end') return this.#fail()
    this.#at += 1
    if (kind === 'number') return { isTruth: false, of: () => Number(said) }
    if (kind === 'text') return { isTruth: false, of: () => said }
    this.names.add(said)
    return { isTruth: false, of: (read) => read(said) }
  }
}

/** Reads a condition: numbers, `'texts'` and names, put together as in SQL. */
export function formulaOf(text: string): Formula {
  if (text.length > longest) throw new BrokenFormula(`${text.length} characters`)
  const reader = new Reader(text)
  const part = reader.whole()
  return { names: [...reader.names], holds: (read) => part.of(read) === true }
}

import { length } from './length.ts'
import { nullability } from './nullability.ts'
import { pattern } from './pattern.ts'
import { range } from './range.ts'
import type { Rule } from './rule.ts'
import { set } from './set.ts'
import { type } from './type.ts'
import { uniqueness } from './uniqueness.ts'

/** Every rule about one column, by its name. */
export const rules: Record<string, Rule> = { nullability, type, range, set, length, pattern, uniqueness }

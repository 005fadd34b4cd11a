import { compression } from './rules/compression.ts'
import { dialect } from './rules/dialect.ts'
import { document } from './rules/document.ts'
import { extraColumns } from './rules/extraColumns.ts'
import { format } from './rules/format.ts'
import { key } from './rules/key.ts'
import { layout } from './rules/layout.ts'
import { leadingZeros } from './rules/leadingZeros.ts'
import { length } from './rules/length.ts'
import { missingColumn } from './rules/missingColumn.ts'
import { missingColumns } from './rules/missingColumns.ts'
import { missingFiles } from './rules/missingFiles.ts'
import { notFinite } from './rules/notFinite.ts'
import { nullFraction } from './rules/nullFraction.ts'
import { nullWords } from './rules/nullWords.ts'
import { nullability } from './rules/nullability.ts'
import { nullableBoolean } from './rules/nullableBoolean.ts'
import { nullableInteger } from './rules/nullableInteger.ts'
import { order } from './rules/order.ts'
import { pattern } from './rules/pattern.ts'
import { precision } from './rules/precision.ts'
import { presence } from './rules/presence.ts'
import { range } from './rules/range.ts'
import { references } from './rules/references.ts'
import { rows } from './rules/rows.ts'
import { set } from './rules/set.ts'
import { textFormat } from './rules/textFormat.ts'
import { type } from './rules/type.ts'
import { uniqueness } from './rules/uniqueness.ts'
import type { ColumnRule, DatasetRule, FilesRule, PortRule } from './rule.ts'

/** Rules about an output and an input as a whole, by their names. */
export const portRules: Record<string, PortRule> = { presence }

/** Rules about the files that an input looks for among all that an output has. */
export const filesRules: Record<string, FilesRule> = { missingFiles, layout, compression, rows }

/** Rules about two datasets of which the one reads the files of the other. */
export const datasetRules: Record<string, DatasetRule> = {
  format,
  dialect,
  document,
  missingColumns,
  missingColumn,
  extraColumns,
  order,
  uniqueness,
  key,
}

/** Rules about two columns of one name. */
export const columnRules: Record<string, ColumnRule> = {
  nullability,
  nullFraction,
  type,
  range,
  notFinite,
  set,
  length,
  pattern,
  textFormat,
  references,
  nullWords,
  precision,
  nullableInteger,
  nullableBoolean,
  leadingZeros,
}

import type { ColumnProfile, Profile } from './model/table.ts'

const hidden = '***'

const hide = (value: unknown): string | null => (value === null ? null : hidden)

/** What tells of a column no value of it. */
function withoutValues({ name, type, nulls, wrong, distinct, min, max }: ColumnProfile): ColumnProfile {
  return { name, type, nulls, wrong, distinct, min: hide(min), max: hide(max), top: [] }
}

/** A profile to be shown: values of masked columns are hidden. */
export const masked = (profile: Profile | undefined, columns: Set<string>): Profile | undefined =>
  profile && {
    ...profile,
    columns: profile.columns.map((column) => (columns.has(column.name) ? withoutValues(column) : column)),
  }

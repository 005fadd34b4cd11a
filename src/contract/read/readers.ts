import { pandera } from './pandera.ts'
import { frictionless } from './frictionless.ts'
import { modelMonitor } from './modelMonitor.ts'
import { dbt } from './dbt.ts'
import { jsonSchema } from './jsonSchema.ts'
import { odcs } from './odcs.ts'
import type { SchemaReader } from './reader.ts'

/** Every notation, by its name; the first that recognises a file reads it. */
export const readers: Record<string, SchemaReader> = { dbt, odcs, frictionless, modelMonitor, pandera, jsonSchema }

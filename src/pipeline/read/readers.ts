import { cursus } from './cursus.ts'
import { python } from './python.ts'
import type { PipelineReader } from './reader.ts'
import { sagemaker } from './sagemaker.ts'

/** Every notation, by its name; the first that recognises a file reads it. */
export const readers: Record<string, PipelineReader> = { python, cursus, sagemaker }

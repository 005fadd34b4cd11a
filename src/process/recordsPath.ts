import { fileURLToPath } from 'node:url'

/** The Python side of records; in the package it lies beside the bundle. */
export const recordsPath = fileURLToPath(new URL('./records.py', import.meta.url))

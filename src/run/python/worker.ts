import { fileURLToPath } from 'node:url'

/** The Python side of a run; in the package it lies beside the bundle. */
export const worker = fileURLToPath(new URL('./worker.py', import.meta.url))

/** The warm server. */
export const server = fileURLToPath(new URL('./server.py', import.meta.url))

/** The folder of the package that both belong to. */
export const home = fileURLToPath(new URL('.', import.meta.url))

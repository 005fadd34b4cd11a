import { pipeproof } from 'pipeproof/preset/vitest'
import { defineConfig } from 'vitest/config'

export default defineConfig({ plugins: [pipeproof()] })

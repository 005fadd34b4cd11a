import * as fc from 'fast-check'
import { describeScript } from 'pipeproof/vitest'

// yours comes from the environment, where nobody reads it
process.env['PIPEPROOF_HASH_KEY'] ??= 'for this example only'

describeScript('./contracts/settle.yaml', {
  generators: {
    tariff: (random, row) => `T-${row % 2 === 0 ? 'basic' : 'plus'}-${Math.floor(random() * 100)}`,
    'payments.note': fc.constantFrom('rent', 'salary', 'a gift'),
  },
})

import * as fc from 'fast-check'
import { describeScript } from 'pipeproof/vitest'

describeScript('./contracts/settle.yaml', {
  generators: {
    tariff: (random, row) => `T-${row % 2 === 0 ? 'basic' : 'plus'}-${Math.floor(random() * 100)}`,
    'payments.note': fc.constantFrom('rent', 'salary', 'a gift'),
  },
})

import 'pipeproof/matchers/vitest'
import '../../examples/03-custom-check/invoices.test.ts'

import 'pipeproof/matchers/vitest'
import '../../examples/13-contracts/sales.test.ts'

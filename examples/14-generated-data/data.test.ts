import * as fc from 'fast-check'
import { arbitrary, loadContract } from 'pipeproof'
import { describeScript } from 'pipeproof/vitest'
import { expect, test } from 'vitest'

const { inputs } = loadContract('./contracts/bookings.yaml')

test('no booking costs more than 27,000', () => {
  const bookings = arbitrary(inputs.bookings, { max: 5 })
  fc.assert(
    fc.property(bookings, (rows) => {
      const most = Math.max(0, ...rows.map(({ price, nights }) => Number(price) * Number(nights)))
      expect(most).toBeLessThanOrEqual(900 * 30)
    }),
  )
})

describeScript('./contracts/bookings.yaml')

import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { feeTrialShape, tryFeesInput } from '../schema/fee-trials';
import { tryFees } from '../use-cases/try-fees';

const money = (amount: number) => ({ amount, currency: 'EUR' });
const flat = { fromMinor: 0, toMinor: null, ratePpm: 9_129, fixedMinor: 0, rounding: 'half_up' };
const sums = {
  orders: 1_204,
  gross: money(12_400_350),
  paid: money(114_083),
  would: money(113_206),
  difference: money(-877),
  paidRatePpm: 9_200,
  wouldRatePpm: 9_129,
};

export const feeTrialRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/fee-trials',
    access: 'fees:read',
    summary: 'Try other fees on past months',
    description:
      'What each merchant paid in these months, and what it would have paid by other tiers: each order rounded by itself, ' +
      'as fees are. It writes nothing. Without `merchant`, it takes what was priced by the default schedule. Refunds, ' +
      'disputes and minimum monthly fees are left out on both sides.',
    limit: 'heavy',
    input: tryFeesInput,
    output: feeTrialShape,
    status: 200,
    refusals: ['not_found', 'search_too_wide'],
    example: {
      input: { currency: 'EUR', from: '2026-01', through: '2026-03', tiers: [flat] },
      output: {
        totals: { ...sums, merchants: 1, payingMore: 0, payingLess: 1 },
        merchants: [{ reference: 'harbour-books', name: 'Harbour Books', ...sums }],
      },
    },
    handle: async (actor, input) => mapOutcome(await tryFees(actor, input), (body) => ({ status: 200, body })),
  }),
];

import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { byYearInput, byYearShape } from '../schema/reports';
import { reportByYear } from '../use-cases/report-by-year';

const money = (amount: number) => ({ amount, currency: 'EUR' });

export const reportRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/reports/disbursements-by-year',
    access: 'disbursements:read',
    summary: 'Report disbursements by year',
    description:
      'What was disbursed and charged in each year, in one currency. A disbursement is counted in the year of its date, a ' +
      'minimum monthly fee in the year in which it is charged: on the first of the month after its own.',
    input: byYearInput,
    output: byYearShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { currency: 'EUR' },
      output: {
        data: [
          {
            year: 2025,
            disbursements: 1_204,
            gross: money(38_710_502),
            orderFees: money(351_990),
            net: money(38_358_512),
            monthlyFees: 12,
            monthlyFeeAmount: money(21_630),
          },
        ],
      },
    },
    handle: async (actor, input) => mapOutcome(await reportByYear(actor, input), (body) => ({ status: 200, body })),
  }),
];

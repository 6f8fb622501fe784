import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { completenessInput, completenessShape } from '../schema/completeness';
import { byYearInput, byYearShape } from '../schema/reports';
import { reportByYear } from '../use-cases/report-by-year';
import { reportCompleteness } from '../use-cases/report-completeness';

const money = (amount: number) => ({ amount, currency: 'EUR' });

const sums = (payables: number, gross: number, fee: number) => ({
  payables,
  gross: money(gross),
  fee: money(fee),
  net: money(gross - fee),
});
const stands = (account: 'merchant_payable' | 'bank', minor: number) => ({
  account,
  made: money(minor),
  booked: money(minor),
  difference: money(0),
});
const exampleOfCompleteness = {
  at: '2026-01-12T08:00:00.000Z',
  merchant: null,
  isComplete: true,
  currencies: [
    {
      currency: 'EUR',
      isComplete: true,
      places: [
        { place: 'waiting' as const, ...sums(1, 5_000, 48), keptOn: money(0) },
        { place: 'paid' as const, ...sums(2, 20_000, 190), keptOn: money(0) },
      ],
      inAll: sums(3, 25_000, 238),
      accounts: [stands('merchant_payable', -4_952), stands('bank', -19_810)],
    },
  ],
};

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
  restRoute({
    method: 'get',
    path: '/reports/completeness',
    access: 'ledger:read',
    summary: 'Report completeness',
    description:
      'Where every payable is: paid, in a disbursement under way, carried on, due or waiting, each in exactly one of these; ' +
      'and that the accounts of the ledger are what the payables make. Looked at in one statement, so that it is right while ' +
      'money moves.',
    limit: 'heavy',
    input: completenessInput,
    output: completenessShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: {}, output: exampleOfCompleteness },
    handle: async (actor, input) =>
      mapOutcome(await reportCompleteness(actor, input), (body) => ({ status: 200, body })),
  }),
];

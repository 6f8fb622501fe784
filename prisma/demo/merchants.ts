import type { NewMerchant } from '@/server/merchants/door';

type DemoMerchant = NewMerchant & { ordersPerWeek: number; typicalMinor: number };

const merchant = (
  reference: string,
  name: string,
  more: Partial<DemoMerchant> & Pick<DemoMerchant, 'ordersPerWeek' | 'typicalMinor'>,
): DemoMerchant => ({
  reference,
  name,
  email: `finance@${reference}.example`,
  companyId: null,
  liveOn: '2026-01-05',
  disbursementFrequency: 'weekly',
  minimumMonthlyFeeMinor: 0n,
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  status: 'active',
  ...more,
});

/** The shops of the demo: several sizes, time zones and currencies, with no, two and three decimals. */
export const demoMerchants: DemoMerchant[] = [
  merchant('harbour-books', 'Harbour Books', {
    ordersPerWeek: 420,
    typicalMinor: 3_200,
    minimumMonthlyFeeMinor: 3_000n,
  }),
  merchant('olive-and-thyme', 'Olive & Thyme', {
    ordersPerWeek: 310,
    typicalMinor: 5_400,
    disbursementFrequency: 'daily',
  }),
  merchant('north-face-bikes', 'Nordwand Bikes', {
    ordersPerWeek: 90,
    typicalMinor: 64_000,
    timeZone: 'Europe/Berlin',
  }),
  merchant('atelier-luna', 'Atelier Luna', { ordersPerWeek: 150, typicalMinor: 11_500, timeZone: 'Europe/Paris' }),
  merchant('casa-del-cafe', 'Casa del Café', { ordersPerWeek: 520, typicalMinor: 1_900 }),
  merchant('tiny-planet', 'Tiny Planet Toys', {
    ordersPerWeek: 240,
    typicalMinor: 4_100,
    disbursementFrequency: 'daily',
  }),
  merchant('fjord-outdoor', 'Fjord Outdoor', {
    ordersPerWeek: 120,
    typicalMinor: 89_000,
    currency: 'DKK',
    timeZone: 'Europe/Copenhagen',
  }),
  merchant('brooklyn-vinyl', 'Brooklyn Vinyl', {
    ordersPerWeek: 200,
    typicalMinor: 3_800,
    currency: 'USD',
    timeZone: 'America/New_York',
  }),
  merchant('kyoto-papers', 'Kyoto Papers', {
    ordersPerWeek: 160,
    typicalMinor: 4_600,
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
  }),
  merchant('manama-pearls', 'Manama Pearls', {
    ordersPerWeek: 30,
    typicalMinor: 145_000,
    currency: 'BHD',
    timeZone: 'Asia/Bahrain',
  }),
  merchant('quiet-corner', 'Quiet Corner Antiques', { ordersPerWeek: 0, typicalMinor: 0 }),
  merchant('paused-pottery', 'Paused Pottery', { ordersPerWeek: 40, typicalMinor: 6_200 }),
];

import { type CreateCustomerInput, createCustomerInput } from '@/server/invoices/schema/customers';
import { now } from '@/server/platform/clock';
import { cityOf } from './cities';
import { randomFrom } from './random';

const CUSTOMERS = 100;

/** Cards at the simulated provider that behave otherwise than most, by the customer's number. */
const cards: Record<number, string> = {
  7: 'sim_insufficient_funds',
  11: 'sim_insufficient_funds',
  23: 'sim_insufficient_funds',
  42: 'sim_insufficient_funds',
  31: 'sim_network_error',
  58: 'sim_network_error',
  64: 'sim_timeout',
  71: 'sim_customer_not_found',
  83: 'sim_currency_mismatch',
};
const withoutCard = [17, 52, 90];
/** Whose card expires with the month after this one. */
const expiring = [3, 19, 46, 77];

const first = ['Blue', 'North', 'Old', 'Little', 'Golden', 'Silver', 'Green', 'Red', 'Quiet', 'Bright'];
const second = ['Lantern', 'Harvest', 'Anchor', 'Orchard', 'Compass', 'Kettle', 'Meadow', 'Beacon', 'Willow', 'Summit'];
const trades = ['Studio', 'Bakery', 'Clinic', 'Workshop', 'Print', 'Foods', 'Travel', 'Design', 'Records', 'Garden'];
const streets = ['Market Street', 'Station Road', 'Mill Lane', 'Harbour Quay', 'Church Street', 'Garden Row'];

/** The customers of the demo, in many time zones and five currencies. The first is one of the merchants. */
export function demoCustomers(): CreateCustomerInput[] {
  const random = randomFrom(1_709);
  const nextYear = now().getUTCFullYear() + 1;
  const whole = (below: number) => Math.floor(random() * below);
  return Array.from({ length: CUSTOMERS }, (_, number) => {
    const city = cityOf(number);
    const name = `${first[Math.floor(number / 10)]} ${second[number % 10]} ${trades[(number * 7 + Math.floor(number / 10)) % 10]}`;
    const reference = name.toLowerCase().replaceAll(' ', '-');
    const expiry = expiring.includes(number)
      ? `01/${nextYear % 100}`
      : `0${1 + whole(9)}/${(nextYear + 1 + whole(4)) % 100}`;
    return createCustomerInput.parse({
      reference,
      name,
      email: `accounts@${reference}.example`,
      address: [`${1 + whole(140)} ${streets[whole(streets.length)]}`, city.town, city.country],
      taxId: number % 3 === 0 ? null : `${city.code}${100_000_000 + whole(899_999_999)}`,
      currency: city.currency,
      timeZone: city.timeZone,
      locale: city.locale,
      card: withoutCard.includes(number)
        ? null
        : {
            token: cards[number] ?? 'sim_ok',
            brand: number % 4 === 0 ? 'mastercard' : 'visa',
            last4: String(1_000 + whole(9_000)),
            expiry,
          },
      tells: number % 12 === 5 ? { paid: false } : {},
      ...(number === 0 ? harbourBooks : {}),
    });
  });
}

const harbourBooks = {
  reference: 'harbour-books',
  merchant: 'harbour-books',
  name: 'Harbour Books',
  email: 'owner@harbour-books.example',
  address: ['Moll de la Fusta 12', '08002 Barcelona', 'Spain'],
  taxId: 'ESB65410011',
};

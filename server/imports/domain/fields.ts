export type ImportKind = 'merchants' | 'orders';

/** What an import can fill in. */
export type Field = {
  name: string;
  label: string;
  required: boolean;
  description: string;
  /** What files call it, best first: where two columns would fit, the one that is named earlier here is taken. */
  headers: readonly string[];
};

const merchantFields = [
  {
    name: 'reference',
    label: 'Reference',
    required: true,
    description: 'What orders call the merchant; unique, at most 200 characters',
    headers: ['reference', 'merchant reference', 'merchant', 'merchant id', 'id'],
  },
  {
    name: 'name',
    label: 'Name',
    required: false,
    description: 'The reference where it is empty',
    headers: ['name', 'merchant name', 'company name', 'company'],
  },
  {
    name: 'email',
    label: 'Email',
    required: false,
    description: 'Where the merchant is written to',
    headers: ['email', 'e-mail', 'email address', 'contact email', 'mail'],
  },
  {
    name: 'companyId',
    label: 'Company ID',
    required: false,
    description: 'The number in the company register or the tax number',
    headers: ['company id', 'cif', 'nif', 'vat number', 'vat id', 'tax id', 'company number', 'registration number'],
  },
  {
    name: 'liveOn',
    label: 'Live on',
    required: false,
    description: 'The day of the first order; its weekday is the day on which weekly merchants are paid',
    headers: ['live on', 'live date', 'live since', 'start date'],
  },
  {
    name: 'disbursementFrequency',
    label: 'Disbursement frequency',
    required: false,
    description: 'daily or weekly; weekly where it is empty',
    headers: ['disbursement frequency', 'frequency', 'payout frequency'],
  },
  {
    name: 'minimumMonthlyFee',
    label: 'Minimum monthly fee',
    required: false,
    description: 'In major units, such as 30.00; 0 where it is empty',
    headers: ['minimum monthly fee', 'monthly minimum fee', 'minimum fee', 'monthly fee'],
  },
  {
    name: 'currency',
    label: 'Currency',
    required: false,
    description: 'An ISO 4217 code such as EUR; the import’s currency where it is empty',
    headers: ['currency', 'currency code'],
  },
  {
    name: 'timeZone',
    label: 'Time zone',
    required: false,
    description: 'An IANA name such as Europe/Madrid; the import’s time zone where it is empty',
    headers: ['time zone', 'tz'],
  },
  {
    name: 'status',
    label: 'Status',
    required: false,
    description: 'onboarding, active, on_hold or closed; active where it is empty',
    headers: ['status', 'merchant status', 'state'],
  },
] as const satisfies Field[];

const orderFields = [
  {
    name: 'externalReference',
    label: 'Order reference',
    required: false,
    description: 'What the sender calls the order; an order that is there already is not taken in twice',
    headers: ['external reference', 'order reference', 'order id', 'order number', 'order', 'reference', 'id'],
  },
  {
    name: 'merchant',
    label: 'Merchant',
    required: true,
    description: 'The merchant’s reference',
    headers: ['merchant reference', 'merchant', 'merchant id'],
  },
  {
    name: 'shopper',
    label: 'Shopper',
    required: false,
    description: 'What the sender calls the shopper',
    headers: ['shopper', 'shopper reference', 'shopper id', 'customer', 'customer reference', 'customer id', 'buyer'],
  },
  {
    name: 'amount',
    label: 'Amount',
    required: true,
    description: 'In major units, such as 445.50; not negative',
    headers: ['amount', 'order amount', 'gross amount', 'gross', 'total', 'order total', 'total amount'],
  },
  {
    name: 'currency',
    label: 'Currency',
    required: false,
    description: 'An ISO 4217 code such as EUR; the import’s currency where it is empty',
    headers: ['currency', 'currency code'],
  },
  {
    name: 'createdAt',
    label: 'Created at',
    required: true,
    description: 'When the order was placed; a day alone means its beginning in the import’s time zone',
    headers: ['created at', 'created', 'created on', 'creation date', 'order date', 'placed at', 'date'],
  },
  {
    name: 'completedAt',
    label: 'Completed at',
    required: false,
    description:
      'When the order was completed; empty while it is not. A file without this column lists completed orders',
    headers: ['completed at', 'completed', 'completed on', 'completion date', 'delivered at'],
  },
] as const satisfies Field[];

export const fieldsOf = { merchants: merchantFields, orders: orderFields } satisfies Record<ImportKind, Field[]>;

/** Headers are compared without case, accents and marks: `merchant_reference`, `merchantReference` and `Merchant Reference` agree. */
export const normaliseHeader = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

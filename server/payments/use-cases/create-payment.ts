import { type Actor, authorise } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { requestContext } from '@/server/platform/request-context';
import { presentPayment } from '../present';
import type { CreatePaymentInput, Payment } from '../schema/payments';
import { acceptPayment } from '../store/accepting';
import { hashRequest, type Instrument, invalid, readCard, readMoney, readTransfer } from './read-request';

/**
 * Accepts a payment that stands on its own: the payment, its event, its audit row and the record of its keys are one
 * statement. The same request again, at the same time or years later, gets the first answer and has no effect.
 */
export async function createPayment(
  actor: Actor | null,
  input: CreatePaymentInput,
  idempotencyKey: string | null = null,
): Promise<Outcome<Payment>> {
  const may = authorise(actor, 'payments:write');
  if (!may.ok) return may;
  if (input.merchant === undefined && may.value.merchantId === null)
    return invalid([{ field: 'merchant', message: 'is required: you act for all merchants' }]);
  const money = readMoney(input.amount);
  if (!money.ok) return money;
  const paidWith = await readInstrument(input);
  if (!paidWith.ok) return paidWith;

  const { provider, token, card, transfer } = paidWith.value;
  const { method, description, customerReference = null } = input;
  const { amountMinor, currency } = money.value;
  const at = now();
  const {
    id: _id,
    merchantReference: _merchant,
    ...rest
  } = presentPayment({
    id: 0n,
    merchant_reference: '',
    order_id: null,
    method,
    description,
    amount_minor: amountMinor,
    currency,
    customer_reference: customerReference,
    card_brand: card?.brand ?? null,
    card_last4: card?.last4 ?? null,
    card_holder: card?.holder ?? null,
    card_expiry: card?.expiry ?? null,
    transfer,
    status: 'created',
    reason_code: null,
    reason: null,
    captured_minor: 0n,
    refunded_minor: 0n,
    disputed_minor: 0n,
    created_at: at,
    updated_at: at,
    captured_at: null,
  });
  const { verdict, answer } = await acceptPayment({
    actor: may.value,
    from: requestContext(),
    idempotencyKey,
    key: input.key ?? idempotencyKey,
    hash: hashRequest('/payments', input),
    at,
    merchantId: may.value.merchantId,
    merchantReference: input.merchant ?? null,
    method,
    description,
    amountMinor,
    currency,
    customerReference,
    card,
    transfer: transfer && JSON.stringify(transfer),
    provider,
    token,
    restOfAnswer: JSON.stringify(rest).slice(1),
    audited: JSON.stringify({ method, amount: moneyJson(amountMinor, currency), card, status: 'created' }),
  });
  if (verdict === 'no_merchant') return refuse('not_found', `There is no merchant ${input.merchant}.`);
  if (verdict === 'merchant_closed') return refuse('conflict', 'This merchant takes no payments: it is not active.');
  if (verdict === 'reused')
    return refuse('idempotency_key_reused', 'This key was used for another request: send a new one.');
  return ok(JSON.parse(answer as string) as Payment);
}

async function readInstrument({ method, card, transfer }: CreatePaymentInput): Promise<Outcome<Instrument>> {
  const isCard = method !== 'account_transfer';
  if (isCard && transfer) return invalid([{ field: 'transfer', message: 'is not a field of a card payment' }]);
  if (!isCard && card) return invalid([{ field: 'card', message: 'is not a field of an account transfer' }]);
  if (card) return readCard(card);
  if (transfer) return ok(readTransfer(transfer));
  return invalid([{ field: isCard ? 'card' : 'transfer', message: 'is required' }]);
}

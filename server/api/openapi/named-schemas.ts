import { entryShape } from '@/server/audit/schema';
import {
  disbursementLineShape,
  disbursementShape,
  runShape,
  timeFrameShape,
  totalsShape,
} from '@/server/disbursements/schema';
import { importProblemShape, importReadingShape, importShape } from '@/server/imports/schema';
import { moneyShape } from '@/server/kernel/shapes';
import { merchantShape } from '@/server/merchants/schema';
import { bankAccountShape } from '@/server/merchants/schema/bank-accounts';
import { feeVersionShape } from '@/server/merchants/schema/fees';
import { holdShape } from '@/server/merchants/schema/holds';
import { orderShape } from '@/server/orders/schema';
import { deliveryShape } from '@/server/webhooks/schema/deliveries';
import { endpointShape } from '@/server/webhooks/schema/endpoints';

/** The shapes that have a name of their own in the document, and so in the typed client; all others stand where they are. */
export const namedSchemas = {
  Money: moneyShape,
  Merchant: merchantShape,
  BankAccount: bankAccountShape,
  Hold: holdShape,
  FeeVersion: feeVersionShape,
  Order: orderShape,
  TimeFrame: timeFrameShape,
  Totals: totalsShape,
  Run: runShape,
  Disbursement: disbursementShape,
  DisbursementLine: disbursementLineShape,
  Import: importShape,
  ImportReading: importReadingShape,
  ImportProblem: importProblemShape,
  WebhookEndpoint: endpointShape,
  WebhookDelivery: deliveryShape,
  AuditEntry: entryShape,
};

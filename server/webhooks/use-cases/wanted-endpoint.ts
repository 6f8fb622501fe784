import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { urlProblem } from '../domain/endpoint-url';
import { type EventTypeName, typesFor } from '../schema/event-types';
import { urlRules } from './send-request';

/** Whether an endpoint can be as it is wanted: what is wrong is said by field. */
export function checkWanted(
  merchantId: bigint | null,
  { url, eventTypes }: { url?: string | undefined; eventTypes?: readonly EventTypeName[] | undefined },
): Outcome<null> {
  const problem = url === undefined ? null : urlProblem(url, urlRules());
  const told = typesFor(merchantId === null ? 'platform' : 'merchant');
  const untold = (eventTypes ?? []).filter((type) => !told.includes(type));
  const fields = [
    ...(problem ? [{ field: 'url', message: problem }] : []),
    ...(untold.length > 0 ? [{ field: 'eventTypes', message: untoldMessage(untold, merchantId) }] : []),
  ];
  if (fields.length === 0) return ok(null);
  const words = fields.map(({ field, message }) => `${field} ${message}`).join('; ');
  return refuse('invalid_input', `The endpoint is not valid: ${words}.`, { fields });
}

const untoldMessage = (types: EventTypeName[], merchantId: bigint | null): string =>
  types.includes('webhook.test')
    ? 'may not name webhook.test: a test is sent whatever types were chosen'
    : `may not name ${types.join(', ')}: ${merchantId === null ? 'only merchants are' : 'only the platform is'} told of that`;

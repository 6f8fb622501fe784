import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Role } from '../schema';
import { keyMayHold, type Permission, roleMay } from './permissions';

/**
 * Whether a person of a role may be shown a key with these scopes, for one merchant or (null) the platform: nobody gets by
 * a key what they could not do themselves.
 */
export function mayHoldKey(role: Role, scopes: readonly string[], merchantId: bigint | null): Outcome<null> {
  const beyondKeys = scopes.filter((scope) => !keyMayHold(scope as Permission, merchantId));
  if (beyondKeys.length > 0) {
    const message = `${beyondKeys.join(', ')} cannot be given to a key of ${merchantId === null ? 'the platform' : 'one merchant'}`;
    return refuse('invalid_input', 'These scopes cannot be given to this key.', {
      fields: [{ field: 'scopes', message }],
    });
  }
  const beyondRole = scopes.filter((scope) => !roleMay(role, scope as Permission));
  if (beyondRole.length === 0) return ok(null);
  return refuse('not_allowed', `Your role does not include ${beyondRole.join(', ')}: ask somebody whose role does.`);
}

import type { Queryable } from '@/server/platform/db';
import { type Permission, roleMay } from '../domain/permissions';
import { roleShape } from '../schema';
import { findPeopleOfRoles } from '../store/addresses';

/** Whom a mail about a merchant's things, or (null) the platform's, goes to: those who may do something about it. */
export const peopleToTell = (client: Queryable, merchantId: bigint | null, permission: Permission) =>
  findPeopleOfRoles(
    client,
    merchantId,
    roleShape.options.filter((role) => roleMay(role, permission)),
  );

import { hash } from '@node-rs/argon2';
import type { Role } from '../schema';
import { insertUser } from '../store';

/** Makes a person who can sign in. Merchant roles need a merchant, staff roles have none: the database checks it. */
export async function createUser(wanted: {
  email: string;
  name: string;
  role: Role;
  password: string;
  merchantId: bigint | null;
}): Promise<{ id: string }> {
  const { password, email, ...rest } = wanted;
  const { id } = await insertUser({ ...rest, email: email.trim().toLowerCase(), passwordHash: await hash(password) });
  return { id };
}

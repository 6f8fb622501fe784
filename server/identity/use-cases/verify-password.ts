import { hash, verify } from '@node-rs/argon2';
import { newSecret } from '../domain/secret';
import { findUserByEmail } from '../store';

/**
 * Whether a password opens the account of an address. Takes equally long whether there is one, so that the answer does
 * not tell which addresses have an account.
 */
export async function verifyPassword(email: string, password: string) {
  const user = await findUserByEmail(email);
  const isRight = await verify(user?.passwordHash ?? (await decoyHash()), password);
  return { user, isGood: user !== null && isRight && user.disabledAt === null };
}

let decoy: Promise<string> | undefined;
const decoyHash = () => {
  decoy ??= hash(newSecret());
  return decoy;
};

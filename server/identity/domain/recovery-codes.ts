import { randomBytes } from 'node:crypto';
import { hashSecret } from './secret';

const COUNT = 10;
// Without the letters and digits that are taken for one another.
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 16;

/** Ten codes that each stand in for the authenticator once: `ABCD-EFGH-JKMN-PQRS`, 78 random bits. */
export const newRecoveryCodes = (): string[] => Array.from({ length: COUNT }, newRecoveryCode);

/** The hash under which a code is kept, however it was typed. Its bits are too many to be guessed, so it need not be slow. */
export const hashRecoveryCode = (typed: string): string => hashSecret(lettersOf(typed));

/** Whether something typed can be a recovery code: what an app shows never can. */
export const looksLikeRecoveryCode = (typed: string): boolean => lettersOf(typed).length === LENGTH;

const lettersOf = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

function newRecoveryCode(): string {
  let letters = '';
  while (letters.length < LENGTH) {
    // Bytes that would favour the first letters are passed over.
    const [byte = 255] = randomBytes(1);
    if (byte < 240) letters += LETTERS[byte % LETTERS.length];
  }
  return letters.replace(/(.{4})(?!$)/g, '$1-');
}

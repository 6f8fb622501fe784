import { findUsersOfTheDemo } from '../store';

/** Who could sign in with a password of the demo: addresses under `.example`, which nobody can own (RFC 2606). */
export const findDemoPeople = async (): Promise<string[]> => (await findUsersOfTheDemo()).map(({ email }) => email);

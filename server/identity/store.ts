import { execute, prisma, type Queryable, sql } from '@/server/platform/db';
import type { Role } from './schema';

export const findUserByEmail = (email: string) =>
  prisma().user.findUnique({ where: { email: email.trim().toLowerCase() } });

export const findUser = (id: string) => prisma().user.findUnique({ where: { id } });

/** Puts another password in the place of the one that was checked. @returns whether it was still that one */
export const replacePassword = async (client: Queryable, userId: string, before: string, after: string) =>
  (await execute(
    client,
    sql`UPDATE "user" SET password_hash = ${after} WHERE id = ${userId}::uuid AND password_hash = ${before}`,
  )) === 1;

export const insertUser = (user: {
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  merchantId: bigint | null;
}) => prisma().user.create({ data: user });

export const findUsersOfTheDemo = () =>
  prisma().user.findMany({ where: { email: { endsWith: '.example' }, disabledAt: null }, select: { email: true } });

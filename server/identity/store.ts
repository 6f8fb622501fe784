import { prisma } from '@/server/platform/db';
import type { Role } from './schema';

const merchant = { select: { reference: true, name: true, timeZone: true } } as const;

export const findUserByEmail = (email: string) =>
  prisma().user.findUnique({ where: { email: email.trim().toLowerCase() } });

export const createSession = (session: { tokenHash: string; userId: string; createdAt: Date; expiresAt: Date }) =>
  prisma().session.create({ data: { ...session, means: 'password', lastSeenAt: session.createdAt } });

/** The person behind a session that is still good: not signed out, not expired, not disabled. */
export const findSessionUser = (tokenHash: string, at: Date) =>
  prisma()
    .session.findFirst({
      where: { tokenHash, expiresAt: { gt: at }, user: { disabledAt: null } },
      select: { user: { include: { merchant } } },
    })
    .then((session) => session?.user ?? null);

export const deleteSession = (tokenHash: string) => prisma().session.deleteMany({ where: { tokenHash } });

export const deleteSessionsBefore = (at: Date) => prisma().session.deleteMany({ where: { expiresAt: { lt: at } } });

export const insertUser = (user: {
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
  merchantId: bigint | null;
}) => prisma().user.create({ data: user });

export const findUsersOfTheDemo = () =>
  prisma().user.findMany({ where: { email: { endsWith: '.example' }, disabledAt: null }, select: { email: true } });

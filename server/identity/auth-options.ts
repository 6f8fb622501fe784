import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { hashSecret } from './domain/secret';
import { deleteSession } from './store';
import { openSession, SESSION_MS, verifyPassword } from './use-cases/sign-in';

declare module 'next-auth/jwt' {
  interface JWT {
    /** The session's token; its row is looked up on each request, so that signing out works at once. */
    sessionToken?: string;
  }
}
declare module 'next-auth' {
  interface Session {
    sessionToken?: string;
  }
}

/**
 * Sign-in with email and password. The library's cookie carries nothing but the token of a session row: who the person
 * is, and what they may do, is read from the database each time.
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: SESSION_MS / 1000 },
  pages: { signIn: '/login' },
  providers: [
    Credentials({
      credentials: { email: {}, password: { type: 'password' } },
      async authorize(given) {
        if (!given?.email || !given.password) return null;
        const user = await verifyPassword(given.email, given.password);
        return user && { id: user.id };
      },
    }),
  ],
  callbacks: {
    async jwt({ token, user }) {
      if (!user) return token;
      return { sub: user.id, sessionToken: await openSession(user.id) };
    },
    session: ({ session, token }) =>
      token.sessionToken ? { expires: session.expires, sessionToken: token.sessionToken } : session,
  },
  events: {
    async signOut({ token }) {
      if (token?.sessionToken) await deleteSession(hashSecret(token.sessionToken));
    },
  },
};

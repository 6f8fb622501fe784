import type { NextAuthOptions, Profile, User } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
import { config } from '@/server/platform/config';
import { isDatabaseAway } from '@/server/platform/database-away';
import { log } from '@/server/platform/log';
import { SESSION_MS } from './domain/session';
import { problemWord } from './schema/sign-in';
import { signOut } from './use-cases/end-session';
import { findByVerifiedEmail } from './use-cases/find-by-verified-email';
import { openSession } from './use-cases/open-session';
import { signIn } from './use-cases/sign-in';

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
  interface User {
    secondFactor?: 'authenticator' | 'recovery_code';
  }
}

const SINGLE_SIGN_ON = 'single-sign-on';

/**
 * How people sign in: with email, password and the code of their authenticator, or by an identity provider. The library's
 * cookie carries nothing but the token of a session row: who the person is, and what they may do, is read from the
 * database each time. `earlierToken` is what the browser brought along: its session ends with a new one's beginning.
 */
export const authOptions = (earlierToken?: string): NextAuthOptions => ({
  secret: config().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: SESSION_MS / 1000 },
  pages: { signIn: '/login', error: '/login' },
  useSecureCookies: config().APP_URL.startsWith('https:'),
  logger: {
    // The library's own errors come with what was sent to it.
    error: (code) => log.warn({ code }, 'a sign-in failed'),
    warn: () => {},
    debug: () => {},
  },
  providers: [byPassword, ...bySingleSignOn()],
  callbacks: {
    async signIn({ account, profile }) {
      if (account?.provider !== SINGLE_SIGN_ON) return true;
      return (await findByVerifiedEmail(profile as Claims)) ? true : `/login?error=${problemWord('no_account')}`;
    },
    async jwt({ token, user, account, profile }) {
      if (!user) return token;
      if (account?.provider !== SINGLE_SIGN_ON) {
        const { secondFactor } = user as User;
        return { sessionToken: await openSession(user.id, { means: 'password', secondFactor, earlierToken }) };
      }
      const person = await findByVerifiedEmail(profile as Claims);
      if (!person) throw new Error('the person was removed just now');
      const secondFactor = config().OIDC_SECOND_FACTOR ? 'provider' : undefined;
      return { sessionToken: await openSession(person.id, { means: 'single_sign_on', secondFactor, earlierToken }) };
    },
    // What a browser may read of its own session: nothing. Pages ask the procedures.
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) => {
      const target = new URL(url, baseUrl);
      return target.origin === new URL(baseUrl).origin ? target.href : baseUrl;
    },
  },
  events: {
    async signOut({ token }) {
      if (token?.sessionToken) await signOut(token.sessionToken);
    },
  },
});

/** The name on the button, or null where none is configured. */
export const singleSignOnName = (): string | null => (config().OIDC_ISSUER ? config().OIDC_NAME : null);

// As the library's own function would put it together, which Node and bundlers import in different shapes.
const byPassword: CredentialsConfig = {
  id: 'credentials',
  name: 'Credentials',
  type: 'credentials',
  credentials: { email: {}, password: { type: 'password' }, code: {} },
  async authorize(given) {
    const { email, password, code } = given ?? {};
    if (!isText(email, 320) || !isText(password, 1_000)) throw new Error(problemWord('wrong_password'));
    const result = await signIn({ email, password, code: isText(code, 40) ? code : undefined }).catch((error) => {
      // The library would show the words of any error to whoever signs in.
      log.error({ err: error, away: isDatabaseAway(error) }, 'a sign-in failed');
      return { ok: false as const, problem: 'unavailable' as const, waitSeconds: undefined };
    });
    if (!result.ok) throw new Error(problemWord(result.problem, result.waitSeconds));
    return { id: result.userId, ...(result.secondFactor ? { secondFactor: result.secondFactor } : {}) };
  },
};

// PostgreSQL keeps no NUL in a text, so no address has one.
const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= most && !value.includes('\0');

type Claims = Profile & { email_verified?: unknown };

function bySingleSignOn(): NextAuthOptions['providers'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = config();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return [];
  return [
    {
      id: SINGLE_SIGN_ON,
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET ?? '',
      // Whom the claims mean is looked up by us, by the verified address alone.
      profile: (claims: { sub: string }) => ({ id: claims.sub }),
    },
  ];
}

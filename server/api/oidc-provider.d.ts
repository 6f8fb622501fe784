/** As much as the test of single sign-on uses: the package has no types of its own. */
declare module 'oidc-provider' {
  type Configuration = {
    clients: { client_id: string; client_secret: string; redirect_uris: string[] }[];
    claims: Record<string, string[]>;
    conformIdTokenClaims: boolean;
    pkce: { required(): boolean };
    findAccount(context: unknown, id: string): { accountId: string; claims(): Record<string, unknown> };
  };
  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): import('node:http').RequestListener;
  }
}

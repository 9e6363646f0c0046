import type { SignInHost } from './aws.js';

/** What a GitHub OIDC token says of its job; never the token itself. */
export interface TokenClaims {
  readonly issuer: string;
  readonly subject: string;
}

/** What this job's OIDC token says of it, for a trust policy that fits; `undefined` where there is no token. */
export async function tokenClaims(host: SignInHost, audience: string): Promise<TokenClaims | undefined> {
  try {
    const token = await host.idToken(audience);
    host.mask(token);
    const [, payload = ''] = token.split('.');
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (typeof claims !== 'object' || claims === null) return undefined;
    const issuer: unknown = Reflect.get(claims, 'iss');
    const subject: unknown = Reflect.get(claims, 'sub');
    return typeof issuer === 'string' && typeof subject === 'string' ? { issuer, subject } : undefined;
  } catch {
    return undefined;
  }
}

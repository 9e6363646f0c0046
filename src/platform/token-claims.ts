/** What a GitHub OIDC token says of its job; never the token itself. */
export interface TokenClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /**
   * The subject in GitHub's other form: with ids that outlive a renaming (`repo:o@1/r@2:…`) where it has none, and
   * without them where it has. Absent where GitHub tells no ids.
   */
  readonly otherSubject: string | undefined;
}

/** `undefined` where the text is no such token. */
export function claimsOf(token: string): TokenClaims | undefined {
  const [, payload = ''] = token.split('.');
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return undefined;
  }
  const text = (name: string): string | undefined => {
    const value: unknown =
      typeof claims === 'object' && claims !== null ? Reflect.get(claims, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const [issuer, subject, audience = ''] = [text('iss'), text('sub'), text('aud')];
  if (issuer === undefined || subject === undefined) return undefined;
  return { issuer, subject, audience, otherSubject: otherForm(subject, text) };
}

const WITH_IDS = /^repo:([^@/]+)@\d+\/([^@:]+)@\d+:/;
const WITHOUT_IDS = /^repo:([^@/]+)\/([^@:]+):/;

function otherForm(subject: string, text: (name: string) => string | undefined): string | undefined {
  if (WITH_IDS.test(subject)) return subject.replace(WITH_IDS, 'repo:$1/$2:');
  const [owner, repository] = [text('repository_owner_id'), text('repository_id')];
  if (owner === undefined || repository === undefined || !WITHOUT_IDS.test(subject)) return undefined;
  return subject.replace(WITHOUT_IDS, `repo:$1@${owner}/$2@${repository}:`);
}

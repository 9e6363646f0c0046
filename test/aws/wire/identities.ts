import { randomBytes } from 'node:crypto';

export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  readonly sessionToken?: string;
  readonly sessionName?: string;
  /** Milliseconds since the epoch; long-term keys never expire. */
  readonly expires?: number;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function randomId(prefix: string): string {
  return prefix + Array.from(randomBytes(16), (byte) => alphabet[byte % 32]).join('');
}

/** Who may sign: long-term keys that were seeded, and sessions that STS issued. */
export class Identities {
  readonly #byKey = new Map<string, Identity>();

  find(accessKeyId: string): Identity | undefined {
    return this.#byKey.get(accessKeyId);
  }

  addUser(user: {
    accessKeyId: string;
    secretAccessKey: string;
    account: string;
    userName: string;
    partition?: string;
  }): Identity {
    const { accessKeyId, secretAccessKey, account, userName, partition = 'aws' } = user;
    const arn = `arn:${partition}:iam::${account}:user/${userName}`;
    const identity = { accessKeyId, secretAccessKey, account, arn, userId: randomId('AIDA') };
    this.#byKey.set(accessKeyId, identity);
    return identity;
  }

  addSession(session: {
    account: string;
    roleArn: string;
    roleId: string;
    sessionName: string;
    expires: number;
  }): Identity {
    const role = session.roleArn.split('/').at(-1) ?? '';
    const partition = session.roleArn.split(':')[1] ?? 'aws';
    const identity: Identity = {
      accessKeyId: randomId('ASIA'),
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(96).toString('base64'),
      account: session.account,
      arn: `arn:${partition}:sts::${session.account}:assumed-role/${role}/${session.sessionName}`,
      userId: `${session.roleId}:${session.sessionName}`,
      sessionName: session.sessionName,
      expires: session.expires,
    };
    this.#byKey.set(identity.accessKeyId, identity);
    return identity;
  }

  /** Ends every session at once, as when a role's sessions are revoked. */
  expireSessions(): void {
    for (const [key, identity] of this.#byKey) {
      if (identity.sessionToken !== undefined) this.#byKey.set(key, { ...identity, expires: 0 });
    }
  }
}

export function newRoleId(): string {
  return randomId('AROA');
}

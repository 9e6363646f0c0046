/** A certificate for the loopback, made anew for each bench: no key lies in the repository. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'build/bench';

export interface Certificate {
  readonly key: string;
  /** Programs that are to trust it name it in NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
}

/** Two files. Needs the program `openssl`. */
export function loopbackCertificate(): Certificate {
  mkdirSync(FOLDER, { recursive: true });
  const [key, certificate] = [join(FOLDER, 'loopback.key'), join(FOLDER, 'loopback.crt')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  // As AWS's own: an elliptic curve key is cheap to sign with, which is not what is measured.
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', certificate, ...subject], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { key, certificate };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { Aws } from '../../src/platform/aws.js';

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (piece: Buffer) => (body += piece.toString()));
  request.on('end', () => response.end(body.includes('GetCallerIdentity') ? IDENTITY : ASSUMED));
});
const NAMESPACE = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
const ASSUMED = `<AssumeRoleWithWebIdentityResponse ${NAMESPACE}><AssumeRoleWithWebIdentityResult><Credentials>
<AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>`;
const IDENTITY = `<GetCallerIdentityResponse ${NAMESPACE}><GetCallerIdentityResult><Account>123456789012</Account>
<Arn>arn:aws:sts::123456789012:assumed-role/ci/run</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`;

afterEach(() => {
  delete process.env['AWS_ENDPOINT_URL_STS'];
  server.close();
});

test('an STS that does not name the assumed role is asked who it is', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['AWS_ENDPOINT_URL_STS'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const role = {
    arn: 'arn:aws:iam::123456789012:role/ci',
    audience: 'sts.amazonaws.com',
    sessionName: 'run',
    durationSeconds: 3600,
  };
  const host = { idToken: () => Promise.resolve('token'), mask: () => undefined };
  expect(await new Aws({ region: 'us-east-1', role, host }).identity()).toEqual({
    account: '123456789012',
    arn: 'arn:aws:sts::123456789012:assumed-role/ci/run',
  });
});

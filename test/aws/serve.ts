import { parseArgs } from 'node:util';
import { startLocalAws } from './local-aws.js';

const help = `Usage: tsx test/aws/serve.ts [options]

A local AWS: S3, CloudWatch Logs, Amplify access logs, STS and an OIDC issuer on one port, in memory, until it is interrupted.
Prints the environment that points a process at it, one NAME=value a line.

  --port <n>        port to listen on (default 4567, 0 for a free one)
  --host <name>     address to listen on (default 127.0.0.1)
  --region <name>   Region of its buckets and log groups (default us-east-1)
  --account <id>    account id (default 123456789012)
  --bucket <name>   make this bucket (may be given several times)
  --log-group <n>   make this log group (may be given several times)
  --role <name>     make this role, which every workflow may assume (may be given several times)
  --sub <text>      the subject of the workflow's identity token (default repo:example/logs:ref:refs/heads/main)
  --no-limits       no rate limits
  --help            this text
`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4567' },
      host: { type: 'string', default: '127.0.0.1' },
      region: { type: 'string', default: 'us-east-1' },
      account: { type: 'string', default: '123456789012' },
      bucket: { type: 'string', multiple: true, default: [] },
      'log-group': { type: 'string', multiple: true, default: [] },
      role: { type: 'string', multiple: true, default: [] },
      sub: { type: 'string', default: 'repo:example/logs:ref:refs/heads/main' },
      'no-limits': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { host, region, account } = values;
  const rateLimits = !values['no-limits'];
  const aws = await startLocalAws({ port: Number(values.port), host, region, account, rateLimits });
  for (const name of values.bucket) aws.s3.createBucket(name);
  for (const name of values['log-group']) aws.logs.createGroup(name);
  for (const name of values.role) aws.sts.addRole(name);
  const environment = { ...aws.env(), AWS_REGION: region, ...aws.oidcEnv({ sub: values.sub }) };
  for (const [name, value] of Object.entries(environment)) process.stdout.write(`${name}=${value}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void aws.close();
    });
  }
}

await main();

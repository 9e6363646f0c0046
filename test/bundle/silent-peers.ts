/** Peers that take a connection or a call and never answer, and how a run of the bundle meets them. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { Fixture, Inputs } from './fixture.js';
import type { BundleResult } from './runner.js';

export interface SilentPeer {
  readonly name: string;
  /** What the log says of it. */
  readonly told: RegExp;
  readonly inputs?: (fixture: Fixture) => Inputs;
  /** The environment, by where the silent server listens. */
  readonly env?: (url: string) => Readonly<Record<string, string>>;
  /** A call of the local AWS that is taken and never answered. */
  readonly hangs?: string;
  /** The call names nothing of the fixture: it meets everybody on its local AWS, which is one of its own. */
  readonly meetsAll?: true;
}

export interface Meeting {
  readonly result: BundleResult;
  /** From the start to the line that names the peer, by the run's clock, s. */
  readonly toldAfter: number;
  /** From the last line of the log to the end of the process, by the wall clock, s. */
  readonly endedAfter: number;
}

const ROLE = { 'role-to-assume': 'arn:aws:iam::123456789012:role/ci' };
const READ = { engine: 'read' };
const DAY_MS = 24 * 60 * 60 * 1000;
const ISSUE = { 'failure-issue': 'true', 'github-token': 'ghs_0123456789abcdef' };

function ofAmplify(fixture: Fixture): Inputs {
  const ledger = `s3://${fixture.bucket}/ledger/`;
  return { mode: 'amplify', 'app-id': 'd2abcdefghijkl', 'source-bucket': '', ledger };
}

/** A log group with an event of yesterday, which one window exports. */
function ofExport(fixture: Fixture): Inputs {
  const day = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS;
  Object.assign(fixture.aws.logs.group(fixture.group) ?? {}, { creationTime: day - DAY_MS });
  fixture.aws.logs.seed(fixture.group, 'one', [{ timestamp: day + 1000, message: 'one' }]);
  const other = { 'source-bucket': '', 'destination-log-group': '', settle: '0s' };
  return { mode: 'export', 'log-groups': fixture.group, 'destination-bucket': fixture.bucket, ...other };
}

export const PEERS: readonly SilentPeer[] = [
  { name: 'a proxy', told: /::error::.*no data came/, env: (url) => ({ HTTP_PROXY: url }) },
  {
    ...{ name: 'a proxy for TLS', told: /::error::.*got no answer/ },
    env: (url) => ({ HTTPS_PROXY: url, AWS_ENDPOINT_URL: '' }),
  },
  {
    ...{ name: 'OIDC', told: /::error::GitHub gave no OIDC token/, inputs: () => ROLE },
    env: (url) => ({ ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/?v=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token' }),
  },
  {
    ...{ name: 'STS', told: /::error::.*sts.*no data came/i },
    env: (url) => ({ AWS_ENDPOINT_URL_STS: url }),
  },
  { name: 'S3', told: /::error::.*no data came/, env: (url) => ({ AWS_ENDPOINT_URL_S3: url }) },
  {
    ...{ name: 'CloudWatch Logs', told: /::error::.*no data came/ },
    env: (url) => ({ AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: url }),
  },
  {
    ...{ name: 'the GitHub API', told: /::warning::failure-issue: .*no answer/ },
    ...{ inputs: () => ({ ...ISSUE, sample: '2' }), env: (url) => ({ GITHUB_API_URL: url }) },
  },
  { name: 'PutLogEvents', told: /::error::.*logs:PutLogEvents/, hangs: 'PutLogEvents' },
  { name: 'PutObject of the ledger', told: /::error::.*s3:PutObject/, hangs: 'PutObject' },
  {
    ...{ name: 'Amplify', told: /::error::.*amplify:GetApp.*no answer/, inputs: ofAmplify },
    env: (url) => ({ AWS_ENDPOINT_URL_AMPLIFY: url }),
  },
  { name: 'CreateLogStream', told: /::error::.*CreateLogStream/, hangs: 'CreateLogStream' },
  ...['CreateExportTask', 'FilterLogEvents'].map((call) => ({
    ...{ name: call, told: new RegExp(`::error::.*logs:${call}`), hangs: call },
    inputs: (fixture: Fixture) => ({ ...ofExport(fixture), ...(call === 'FilterLogEvents' && READ) }),
  })),
  {
    ...{ name: 'DescribeExportTasks', told: /::error::.*logs:DescribeExportTasks/, inputs: ofExport },
    ...{ hangs: 'DescribeExportTasks', meetsAll: true },
  },
];

/** Runs the bundle against the peer, `speed` times faster than time goes by. */
export async function meet(fixture: Fixture, peer: SilentPeer, speed: number): Promise<Meeting> {
  const server = await silentServer();
  const { port } = server.address() as AddressInfo;
  if (peer.hangs !== undefined)
    fixture.aws.faults.add({
      ...{ operation: peer.hangs, kind: 'hang' },
      ...(peer.meetsAll === true ? {} : { resource: fixture.mine() }),
    });
  const startedAt = performance.now();
  let [log, toldAt, lastAt] = ['', NaN, NaN];
  const result = await fixture.run(peer.inputs?.(fixture), {
    env: { ...peer.env?.(`http://127.0.0.1:${String(port)}`), ...(speed === 1 ? {} : hurried(speed)) },
    logged: (text) => {
      log += text;
      lastAt = performance.now();
      if (Number.isNaN(toldAt) && peer.told.test(log)) toldAt = lastAt;
    },
  });
  const endedAt = performance.now();
  server.close();
  return { result, toldAfter: ((toldAt - startedAt) * speed) / 1000, endedAfter: (endedAt - lastAt) / 1000 };
}

function silentServer(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.resume();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

/** Every wait of the process is so many times shorter, and its monotonic clock as many times faster. */
function hurried(speed: number): Record<string, string> {
  const code = `import timers from 'node:timers/promises';import net from 'node:net';import module from 'node:module';
    const S=${String(speed)},less=(ms)=>(ms??0)/S;
    for(const name of ['setTimeout','setInterval']){const real=globalThis[name];globalThis[name]=Object.assign((f,ms,...rest)=>real(f,less(ms),...rest),real)}
    const pause=timers.setTimeout;timers.setTimeout=(ms,...rest)=>pause(less(ms),...rest);
    const signal=AbortSignal.timeout;AbortSignal.timeout=(ms)=>signal.call(AbortSignal,Math.ceil(less(ms)));
    const idle=net.Socket.prototype.setTimeout;net.Socket.prototype.setTimeout=function(ms,f){return idle.call(this,less(ms),f)};
    const now=performance.now.bind(performance);performance.now=()=>now()*S;
    module.syncBuiltinESMExports();`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

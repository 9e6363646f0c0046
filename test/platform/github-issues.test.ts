import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { reportRecovery } from '../../src/main/failure-issue.js';
import { GitHubIssues } from '../../src/platform/github-issues.js';

// A file of its own: the library reads the environment when it is loaded, as it is when a job starts.
test('requests go through the proxy that the environment names', async () => {
  const seen: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    seen.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const apiUrl = 'http://ghes.example/api/v3';
  Object.assign(process.env, { http_proxy: `http://127.0.0.1:${String(port)}`, GITHUB_API_URL: apiUrl });
  const subject = { workflow: 'logs', mode: 'alb', ledger: '', runUrl: undefined, hasReport: false };
  try {
    const far = new GitHubIssues({ apiUrl, repository: 'example/logs', token: 't' });
    await expect(reportRecovery(far, subject)).rejects.toThrow(/GitHub did not list issues/);
    expect(seen[0]).toBe('ghes.example:80');
  } finally {
    for (const name of ['http_proxy', 'GITHUB_API_URL']) Reflect.deleteProperty(process.env, name);
    proxy.close();
  }
});

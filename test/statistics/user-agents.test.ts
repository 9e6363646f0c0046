import { expect, test } from '@jest/globals';
import { AgentFamilies, userAgentFamily } from '../../src/statistics/user-agents.js';

test.each([
  ['-', 'none'],
  ['', 'none'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Chrome',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Microsoft Edge',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15',
    'Safari',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    'Safari',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 CriOS/142.0 Mobile/15E148 Safari/604.1',
    'Chrome',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'Googlebot'],
  ['Mozilla/5.0 (compatible; ExampleBot/2.1; +https://www.example.com/bot.html)', 'ExampleBot'],
  ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)', 'GPTBot'],
  ['ELB-HealthChecker/2.0', 'ELB-HealthChecker'],
  ['curl/8.9.1', 'curl'],
  ['python-requests/2.32.3', 'python-requests'],
  ['Go-http-client/2.0', 'Go-http-client'],
  ['Mozilla/5.0', 'other crawlers'],
  ['<script>alert(1)</script>', 'other crawlers'],
  ['Mozilla/5.0 (Something else)', 'others'],
])('%s is %s', (agent, family) => {
  expect(userAgentFamily(agent)).toBe(family);
});

test('a family is short, whatever an agent says, and is remembered', () => {
  const families = new AgentFamilies();
  const long = `${'x'.repeat(200)}bot/1.0`;
  expect(families.of(long).length).toBeLessThanOrEqual(40);
  for (let i = 0; i < 3000; i++) families.of(`agent-${String(i)}/1`);
  expect(families.of('curl/8.9.1')).toBe('curl');
});

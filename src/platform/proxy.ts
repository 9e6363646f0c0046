import { ProxyAgent } from 'proxy-agent';
import { ConfigError } from '../errors.js';

type Environment = Readonly<Record<string, string | undefined>>;

const NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
const SCHEMES = /^(https?|socks[45]?[ah]?):$/;

/**
 * An agent that decides for each request, by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, whether it goes through a proxy.
 * Undefined when the environment names no proxy: the SDK's own agents then serve.
 */
export function proxyAgent(environment: Environment): ProxyAgent | undefined {
  const named = NAMES.filter((name) => (environment[name] ?? '') !== '');
  if (named.length === 0) return undefined;
  const problems = named.filter((name) => !isProxy(environment[name] ?? '')).map(problemOf);
  if (problems.length > 0) throw new ConfigError(problems);
  return new ProxyAgent({ keepAlive: true });
}

/** `host:port` of the proxy that HTTPS goes through, without its password; where one is named at all. */
export function proxyHost(environment: Environment): string | undefined {
  const value = NAMES.map((name) => environment[name] ?? '').find((each) => each !== '');
  return value !== undefined && isProxy(value) ? new URL(withScheme(value)).host : undefined;
}

/** As its readers take it: a host and port alone are an HTTP proxy. */
function isProxy(value: string): boolean {
  const url = withScheme(value);
  return URL.canParse(url) && SCHEMES.test(new URL(url).protocol);
}

function withScheme(value: string): string {
  return value.includes('://') ? value : `http://${value}`;
}

/** The value itself is not told: it may hold a password. */
function problemOf(name: string): ConfigError['problems'][number] {
  return {
    subject: name,
    expected: 'the address of a proxy, such as http://proxy.example.com:3128 (or https://, socks5://)',
    found: 'something else in the environment of the job',
    fix: 'Correct the variable, or remove it.',
  };
}

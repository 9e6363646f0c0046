import http from 'node:http';
import https from 'node:https';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/**
 * An agent that decides for each request, by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, whether it goes through a proxy.
 * Undefined when the environment names no proxy: the SDK's own agents then serve.
 */
export function proxyAgent(environment: Readonly<Record<string, string | undefined>>): Agent | undefined {
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
  return names.some((name) => (environment[name] ?? '') !== '') ? new EnvironmentProxyAgent() : undefined;
}

class EnvironmentProxyAgent extends Agent {
  readonly #plain = new http.Agent({ keepAlive: true });
  readonly #secure = new https.Agent({ keepAlive: true });
  readonly #proxied = new Map<string, http.Agent>();

  connect(request: http.ClientRequest, options: AgentConnectOpts): http.Agent {
    const secure = options.secureEndpoint;
    const proxy = getProxyForUrl(
      `${secure ? 'https' : 'http'}://${request.getHeader('host')?.toString() ?? ''}`,
    );
    if (proxy === '') return secure ? this.#secure : this.#plain;
    const key = `${secure ? 'https' : 'http'} ${proxy}`;
    const known = this.#proxied.get(key);
    if (known !== undefined) return known;
    const agent = secure
      ? new HttpsProxyAgent(proxy, { keepAlive: true })
      : new HttpProxyAgent(proxy, { keepAlive: true });
    this.#proxied.set(key, agent);
    return agent;
  }
}

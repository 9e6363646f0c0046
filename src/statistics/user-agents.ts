import Bowser from 'bowser';
import { isbot } from 'isbot';
import { beginningOf } from '../escape.js';

/** So many user agents are remembered with their families. */
const MAX_AGENTS = 1000;
/** Longer names are no names. */
const MAX_FAMILY_LENGTH = 40;
/** `name/1.2`, or a name alone. */
const FIRST_WORD = /^([A-Za-z][\w.+-]{1,30})(?:\/|$| )/;
/** The word of a crawler's text that ends in what gave it away: `Googlebot`, `bingbot`, `ClaudeBot`. */
const BOT_WORD = /[A-Za-z][\w.-]*(?:bot|crawler|spider)[\w-]*/i;

/** Names user agents by family, and remembers what it has seen: there are far fewer agents than requests. */
export class AgentFamilies {
  readonly #known = new Map<string, string>();

  of(agent: string): string {
    const known = this.#known.get(agent);
    if (known !== undefined) return known;
    if (this.#known.size >= MAX_AGENTS) this.#known.clear();
    const family = userAgentFamily(agent);
    this.#known.set(agent, family);
    return family;
  }
}

/** The family of a user agent, from its text without escapes: a crawler by its name, a browser, or the first word. */
export function userAgentFamily(agent: string): string {
  if (agent === '' || agent === '-') return 'none';
  if (isbot(agent)) return nameOf(BOT_WORD.exec(agent)?.[0] ?? firstWord(agent) ?? 'other crawlers');
  const { name } = Bowser.parse(agent).browser;
  return nameOf((name === 'Mozilla' ? undefined : name) ?? firstWord(agent) ?? 'others');
}

/** What is no browser says what it is by its first word: `curl/8.9.1`. */
function firstWord(agent: string): string | undefined {
  const [, name] = FIRST_WORD.exec(agent) ?? [];
  return name === 'Mozilla' ? undefined : name;
}

function nameOf(name: string): string {
  const text = name.trim();
  return text === '' ? 'others' : beginningOf(text, MAX_FAMILY_LENGTH);
}

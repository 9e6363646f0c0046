import type { Host, Lines } from '../platform/actions.js';

/** The notices and warnings of a run, each once: what the log annotates stands in the summary and the report, too. */
export interface Messages {
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
}

/** More of a kind are in the log alone. */
const MOST_KEPT = 1000;

/** The host, and what it is given to tell from now on. */
export function remembering(host: Host): { readonly host: Host; readonly messages: Messages } {
  const [notices, warnings] = [new Set<string>(), new Set<string>()];
  const kept = (tell: (lines: Lines) => void, texts: Set<string>) => (lines: Lines) => {
    tell(lines);
    if (texts.size < MOST_KEPT) texts.add([lines].flat().join(' '));
  };
  return {
    host: { ...host, notice: kept(host.notice, notices), warning: kept(host.warning, warnings) },
    messages: {
      get notices() {
        return [...notices];
      },
      get warnings() {
        return [...warnings];
      },
    },
  };
}

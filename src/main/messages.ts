import type { Host, Lines } from '../platform/actions.js';

/** The notices and warnings of a run, each once: what the log annotates stands in the summary and the report, too. */
export interface Messages {
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
}

/** At most this many messages of a kind are kept; further ones are only in the log. */
const MAX_KEPT_MESSAGES = 1000;

/** A host that also collects the notices and warnings passed to it. */
export function remembering(host: Host): { readonly host: Host; readonly messages: Messages } {
  const [notices, warnings] = [new Set<string>(), new Set<string>()];
  const kept = (show: (lines: Lines) => void, texts: Set<string>) => (lines: Lines) => {
    show(lines);
    if (texts.size < MAX_KEPT_MESSAGES) texts.add([lines].flat().join(' '));
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

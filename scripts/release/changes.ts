/** From conventional commits to a version and a section of the changelog. */

export interface Change {
  readonly type: string;
  readonly scope: string | undefined;
  readonly text: string;
  /** What breaks for users, in the commit's own words. */
  readonly breaking: string | undefined;
}

/** What a commit says of itself; `undefined` for one that is not conventional, which a release does not tell of. */
export function changeOf({ subject, body }: { subject: string; body: string }): Change | undefined {
  const [, type, scope, mark, text] = /^(\w+)(?:\(([^)]+)\))?(!)?: (.+)$/.exec(subject) ?? [];
  if (type === undefined || text === undefined) return undefined;
  const footer = /^BREAKING[ -]CHANGE: ([^]+?)(?:\n\n|$(?![^]))/m.exec(body)?.[1]?.replaceAll('\n', ' ');
  return { type, scope, text, breaking: footer ?? (mark === undefined ? undefined : text) };
}

/** The version after these changes, or `undefined` when none of them is one for users. */
export function nextVersion(version: string, changes: readonly Change[]): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (changes.some(({ breaking }) => breaking !== undefined)) return `${major + 1}.0.0`;
  if (changes.some(({ type }) => type === 'feat')) return `${major}.${minor + 1}.0`;
  return changes.some(({ type }) => type in TITLES) ? `${major}.${minor}.${patch + 1}` : undefined;
}

/** What users are told of, and under which title. */
const TITLES: Readonly<Record<string, string>> = { feat: 'Features', fix: 'Fixes', perf: 'Speed' };

/** One section of the changelog, as Markdown. */
export function sectionOf(version: string, changes: readonly Change[]): string {
  const breaking = changes.flatMap((change) =>
    change.breaking === undefined ? [] : [{ ...change, text: change.breaking }],
  );
  const titled = Object.entries(TITLES).map(
    ([type, title]) => [title, changes.filter((change) => change.type === type)] as const,
  );
  const parts = [['What breaks', breaking] as const, ...titled].filter(([, found]) => found.length > 0);
  return [
    `## ${version}`,
    ...parts.map(([title, found]) => `### ${title}\n\n${found.map(line).join('\n')}`),
  ].join('\n\n');
}

function line({ scope, text }: Change): string {
  return scope === undefined ? `- ${text}` : `- **${scope}**: ${text}`;
}

/** The changelog with a section put before the newest one. */
export function withSection(changelog: string, section: string): string {
  const at = changelog.search(/^## /m);
  if (at < 0) return `${changelog.trimEnd()}\n\n${section}\n`;
  return `${changelog.slice(0, at)}${section}\n\n${changelog.slice(at)}`;
}

/** The version that a changelog begins with. */
export function newestIn(changelog: string): string | undefined {
  return /^## (\d+\.\d+\.\d+)$/m.exec(changelog)?.[1];
}

/** A text in which every use of the action (or of its Terraform module) by its major tag, or by commit with a version beside it, is of this version. */
export function withVersion(text: string, version: string): string {
  const [major = ''] = version.split('.');
  return text
    .replace(/(aws-log-ferry(?:\/\S*?)?@v)\d+(?=\s|$)/gm, `$1${major}`)
    .replace(/(aws-log-ferry\.git\/\/\S+\?ref=v)\d+(?=")/g, `$1${major}`)
    .replace(/(aws-log-ferry\S*@(?:[0-9a-f]{40}|<40 hex digits>) # v)\d+\.\d+\.\d+/g, `$1${version}`);
}

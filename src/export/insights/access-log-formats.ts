/** The forms in which API Gateway access logs are written: the four that its console proposes, and near ones. */

/** Values by the names that the owner of the log, or the form, gave them. */
export type NamedValues = readonly (readonly [name: string, value: string | number])[];

/** A name in a pair; owners choose them. */
const MAX_NAME_LENGTH = 100;

/** The values of an entry; `undefined` when it has none of these forms. */
export function namedValues(message: string): NamedValues | undefined {
  if (message.startsWith('{')) return fromJson(message) ?? fromBrokenJson(message);
  if (message.startsWith('<request ')) return fromXml(message);
  return fromGroups(CLF.exec(message)) ?? fromGroups(CSV.exec(message)) ?? fromPairs(message);
}

/**
 * `ip caller user [time] "GET /path HTTP/1.1" status bytes request-id`; the console leaves out the space before the
 * quote.
 */
const CLF =
  /^\S+ \S+ \S+ \[[^\]]{1,40}\] ?"(?<method>[A-Z]{1,20}) (?<path>\S+)(?: [^"]{0,20})?" (?<status>\d{3}|-) (?<bytes>\d{1,15}|-)(?: (?<requestId>[\w=-]{8,64}))?/;

/** `ip,caller,user,time,method,path,protocol,status,bytes,request-id`, as the console proposes it. */
const CSV =
  /^[^,\s]+,[^,]*,[^,]*,\d\d\/\w{3}\/\d{4}:[\d:]{8} [+-]\d{4},(?<method>[A-Z]{1,20}),(?<path>[^,]*),[^,]*,(?<status>\d{3}|-),(?<bytes>\d{1,15}|-),(?<requestId>[\w=-]{8,64})/;

/** What a form has under the names of its groups. */
function fromGroups(match: RegExpExecArray | null): NamedValues | undefined {
  const groups: Readonly<Record<string, string | undefined>> | undefined = match?.groups;
  return groups && Object.entries(groups).map(([name, value = '']) => [name, value]);
}

function fromXml(message: string): NamedValues | undefined {
  const id = /^<request id="([^"]{1,100})">/.exec(message)?.[1];
  if (id === undefined) return undefined;
  const elements = [...message.matchAll(/<(\w{1,100})>([^<]*)<\/\1>/g)];
  return [['requestId', id], ...elements.map(([, name = '', value = '']) => [name, value] as const)];
}

function fromJson(message: string): NamedValues | undefined {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    typeof each === 'string' || typeof each === 'number' ? [[name, each] as const] : [],
  );
}

/** Where a member of an object begins, with its name. */
const MEMBER = new RegExp(`(?:^|[,{])\\s*"([^"\\\\]{1,${String(MAX_NAME_LENGTH)}})"\\s*:`, 'g');

/**
 * What is meant to be JSON. API Gateway puts values into the owner's format as they are: `-` where there is none, also
 * without quotes around it, and quotes within quotes. A value ends where the next member begins.
 */
function fromBrokenJson(message: string): NamedValues {
  const end = message.lastIndexOf('}');
  const body = message.slice(0, end < 0 ? message.length : end);
  return valuesBetween(body, [...body.matchAll(MEMBER)]).map(([name, value]) => [name, unquoted(value)]);
}

/** `requestId: …, ip: …, status: …`: what the Serverless Framework sets up for a REST API. */
const PAIR = new RegExp(`(?:^|, )([A-Za-z][\\w.-]{0,${String(MAX_NAME_LENGTH)}}): `, 'g');

function fromPairs(message: string): NamedValues | undefined {
  const pairs = [...message.matchAll(PAIR)];
  return pairs[0]?.index === 0 ? valuesBetween(message, pairs) : undefined;
}

/** The names that were found in a text, each with what stands between it and the next one. */
function valuesBetween(text: string, names: readonly RegExpExecArray[]): [string, string][] {
  return names.map((match, i) => {
    const [whole, name = ''] = match;
    return [name, text.slice(match.index + whole.length, names[i + 1]?.index).trim()];
  });
}

function unquoted(value: string): string {
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  return isQuoted ? value.slice(1, -1) : value;
}

/** What a fault scenario needs of a mode: a world with records in it, and a way to count what arrived. */
import { gunzipSync } from 'node:zlib';
import type { LocalAws } from '../aws/local-aws.js';
import type { BundleResult } from '../bundle/runner.js';

export interface Workload {
  readonly mode: string;
  readonly aws: LocalAws;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** The calls that this mode makes, by the part they play. */
  readonly calls: Readonly<Record<CallRole, CallName | undefined>>;
  /** One of the things that are carried, and that may be refused alone. */
  readonly item: Item;
  /** Puts objects of odd content beside the others, where there are objects. */
  putOddObjects?(): OddObjects;
  /** Every record that must be in the destination, each by a name of its own. */
  expected(): readonly string[];
  /** Every record that is there, as often as it is. */
  found(): readonly string[];
}

export interface Item {
  readonly name: string;
  /** The call that is refused for it. */
  readonly call: CallName;
  readonly isOf: (record: string) => boolean;
}

export interface OddObjects {
  readonly cutKey: string;
  readonly isCut: (record: string) => boolean;
  /** The cut object is whole from now on. */
  mend(): void;
}

export type CallRole = 'put' | 'ledger' | 'read' | 'readBack';

export interface CallName {
  readonly service: string;
  readonly operation: string;
  readonly resource?: RegExp;
}

export interface Balance {
  readonly expected: number;
  readonly found: number;
  readonly doubled: number;
  readonly lost: number;
}

/** Compares what arrived with what should have. What nobody sent counts as doubled too. */
export function balance(workload: Workload): Balance {
  const expected = workload.expected();
  const found = workload.found();
  const counts = new Map<string, number>();
  for (const record of found) counts.set(record, (counts.get(record) ?? 0) + 1);
  let lost = 0;
  for (const record of expected) {
    const count = counts.get(record) ?? 0;
    if (count === 0) lost += 1;
    else counts.set(record, count - 1);
  }
  const doubled = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { expected: expected.length, found: found.length, doubled, lost };
}

/** The lines of all objects of JSON lines below a prefix. */
export function objectTexts({ s3 }: LocalAws, bucket: string, prefix: string): string[] {
  return s3.list(bucket, prefix).flatMap((key) => {
    const body = s3.get(bucket, key);
    const text = body === undefined ? '' : gunzipSync(body).toString();
    return text.split('\n').filter((line) => line !== '');
  });
}

/** A run that ended well and left nothing open. */
export function isDone({ code, outputs }: BundleResult): boolean {
  return code === 0 && outputs['complete'] === 'true';
}

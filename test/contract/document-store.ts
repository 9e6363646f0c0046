import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { within, type Opener, type StoreHarness } from './harnesses.js';

/** What the ledger asks of a DocumentStore. */
export function documentStoreContract(name: string, open: Opener<StoreHarness>): void {
  describe(`DocumentStore: ${name}`, () => {
    test('a document that was never written is undefined', () =>
      within(open, async ({ store }) => {
        expect(await store.read('a/none.json')).toBeUndefined();
      }));

    test('a writer reads what it wrote, under the version it was told', () =>
      within(open, async ({ store }) => {
        const body = '{"name":"Zoë \\u0000 \u{1f6a2}"}';
        const version = await store.write('a/b.json', body, undefined);
        expect(version).toEqual(expect.any(String));
        expect(await store.read('a/b.json')).toEqual({ body, version });
      }));

    test('creates only where there is none', () =>
      within(open, async ({ store }) => {
        const version = await store.write('k', '1', undefined);
        expect(await store.write('k', '2', undefined)).toBeUndefined();
        expect(await store.read('k')).toEqual({ body: '1', version });
      }));

    test('replaces only the version that was read', () =>
      within(open, async ({ store }) => {
        const first = await store.write('k', '1', undefined);
        const second = await store.write('k', '2', first);
        expect(second).toEqual(expect.any(String));
        expect(second).not.toBe(first);
        expect(await store.write('k', '3', first)).toBeUndefined();
        expect(await store.read('k')).toEqual({ body: '2', version: second });
        expect(await store.write('k', '3', second)).toEqual(expect.any(String));
      }));

    test('documents do not touch one another', () =>
      within(open, async ({ store }) => {
        const versions = await Promise.all(['a', 'b', 'c/d'].map((key) => store.write(key, key, undefined)));
        for (const [i, key] of ['a', 'b', 'c/d'].entries()) {
          expect(await store.read(key)).toEqual({ body: key, version: versions[i] });
        }
      }));

    test('lists its own keys that begin so, in their order', () =>
      within(open, async ({ store }) => {
        for (const key of ['a/2.json', 'a/1.json', 'ab.json', 'a/1/x.json', 'b.json'])
          await store.write(key, '{}', undefined);
        const keys: string[] = [];
        for await (const key of store.keys('a/')) keys.push(key);
        expect(keys).toEqual(['a/1.json', 'a/1/x.json', 'a/2.json'].sort());
      }));

    test('keeps a document of a megabyte', () =>
      within(open, async ({ store }) => {
        const body = 'é'.repeat(500_000);
        const version = await store.write('large', body, undefined);
        expect(await store.read('large')).toEqual({ body, version });
      }));

    vanishing(open);
  });
}

/** Where the store is atomic, as S3 is. */
export function documentStoreAtOnce(name: string, open: Opener<StoreHarness>): void {
  test(`DocumentStore: ${name}: of writers at once exactly one wins, and its document stands`, () =>
    within(open, async ({ store }) => {
      let version: string | undefined;
      for (let round = 0; round < 5; round += 1) {
        const known = version;
        const bodies = Array.from({ length: 8 }, (_, i) => `${round}/${i}`);
        const answers = await Promise.all(bodies.map((body) => store.write('k', body, known)));
        const winners = bodies.filter((_, i) => answers[i] !== undefined);
        expect(winners).toHaveLength(1);
        version = answers.find((answer) => answer !== undefined);
        expect(await store.read('k')).toEqual({ body: winners[0], version });
      }
    }));
}

function vanishing(open: Opener<StoreHarness>): void {
  test('a document that has gone is not replaced, and can be made anew', () =>
    within(open, async ({ store, remove }) => {
      if (remove === undefined) return;
      const version = await store.write('k', '1', undefined);
      await remove('k');
      expect(await store.read('k')).toBeUndefined();
      expect(await store.write('k', '2', version)).toBeUndefined();
      expect(await store.read('k')).toBeUndefined();
      expect(await store.write('k', '3', undefined)).toEqual(expect.any(String));
    }));
}

/** What only a store in S3 meets, and only a service that can be told to fail shows. */
export function documentStoreInTrouble(name: string, open: Opener<StoreHarness>): void {
  const puts = { service: 's3', operation: 'PutObject' };

  describe(`DocumentStore in trouble: ${name}`, () => {
    test('a conflict (409) means that another writer came first', () =>
      within(open, async ({ store, trouble }) => {
        trouble?.faults.add({ ...puts, kind: 'conflict', times: 1 });
        expect(await store.write('k', '1', undefined)).toBeUndefined();
        expect(await store.read('k')).toBeUndefined();
        expect(await store.write('k', '1', undefined)).toEqual(expect.any(String));
      }));

    test.each(['before', 'after'] as const)('an answer lost %s the write is ambiguous', (when) =>
      within(open, async ({ store, trouble }) => {
        trouble?.faults.add({ ...puts, kind: 'reset', when });
        const writing = store.write('k', '1', undefined);
        await expect(writing).rejects.toThrow(ServiceError);
        await expect(writing).rejects.toMatchObject({
          ambiguous: true,
          retryable: true,
          call: 's3:PutObject',
        });
        expect((await store.read('k'))?.body).toBe(when === 'after' ? '1' : undefined);
      }),
    );

    test('a refusal names the call, the document and the permission, and is final', () =>
      within(open, async ({ store, trouble }) => {
        trouble?.faults.deny('s3:PutObject');
        const refused = {
          call: 's3:PutObject',
          permission: 's3:PutObject',
          retryable: false,
          ambiguous: false,
        };
        await expect(store.write('k', '1', undefined)).rejects.toMatchObject(refused);
        await expect(store.write('k', '1', undefined)).rejects.toThrow(/s3:PutObject.*\/k/);
        trouble?.faults.deny('s3:GetObject');
        await expect(store.read('k')).rejects.toMatchObject({ call: 's3:GetObject', retryable: false });
      }));
  });
}

import { describe, expect, test } from '@jest/globals';
import { StopError } from '../../../src/engine/mode.js';
import { TaskTurns, type TaskPlace } from '../../../src/export/tasks/task-turns.js';

const { signal } = new AbortController();

/** Lets everything happen that waits for nothing. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

class Queue {
  readonly turns = new TaskTurns();
  readonly order: string[] = [];

  enter(name: string, from: number, begun = false): TaskPlace {
    return this.turns.enter({ logGroup: name, from, begun });
  }

  /** Takes its turn when it comes, and ends it at once. */
  async run(place: TaskPlace): Promise<void> {
    const end = await place.take(signal);
    this.order.push(`${place.window.logGroup}${String(place.window.from)}`);
    await settled();
    place.leave();
    end();
  }
}

describe('the turns for the one task', () => {
  test('go to the group that had the minTokens, and to its oldest window', async () => {
    const queue = new Queue();
    const places = [
      ...[3, 1, 2].map((from) => queue.enter('large', from)),
      ...[5, 4].map((from) => queue.enter('small', from)),
    ];
    await Promise.all(places.map((place) => queue.run(place)));
    expect(queue.order).toEqual(['large1', 'small4', 'large2', 'small5', 'large3']);
  });

  test('go first to a window whose task may be running', async () => {
    const queue = new Queue();
    const [holder, fresh, begun] = [queue.enter('a', 0), queue.enter('b', 0), queue.enter('c', 9, true)];
    const end = await holder.take(signal);
    const both = [queue.run(fresh), queue.run(begun)];
    end();
    await Promise.all(both);
    expect(queue.order).toEqual(['c9', 'b0']);
  });

  test('wait for an older window of the group until it is known whether that needs one', async () => {
    const queue = new Queue();
    const [older, younger] = [queue.enter('a', 1), queue.enter('a', 2)];
    const done = queue.run(younger);
    await settled();
    expect(queue.order).toEqual([]);
    older.leave();
    await done;
    expect(queue.order).toEqual(['a2']);
  });

  test('are not waited for after the run has ended', async () => {
    const queue = new Queue();
    const ending = new AbortController();
    const end = await queue.enter('a', 0).take(signal);
    const waiting = queue.enter('b', 0).take(ending.signal);
    ending.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    await expect(queue.enter('c', 0).take(ending.signal)).rejects.toThrow('cancelled');
    const unnamed = new AbortController();
    const other = queue.enter('d', 0).take(unnamed.signal);
    unnamed.abort('no error');
    await expect(other).rejects.toThrow('stopped waiting');
    end();
    await queue.run(queue.enter('e', 0));
    expect(queue.order).toEqual(['e0']);
  });

  test('end for those without a task once nobody waits', async () => {
    const queue = new Queue();
    const end = await queue.enter('a', 0).take(signal);
    const places = [queue.enter('b', 0), queue.enter('c', 0, true)] as const;
    const refused = places[0].take(signal);
    const begun = queue.run(places[1]);
    queue.turns.close(new StopError('not-waiting', 'wait: false.'));
    await expect(refused).rejects.toThrow('wait: false.');
    end();
    await begun;
    await expect(queue.enter('d', 0).take(signal)).rejects.toThrow('wait: false.');
    expect(queue.order).toEqual(['c0']);
  });
});

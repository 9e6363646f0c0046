import type { CarryContext } from '../../engine/mode.js';
import type { EventPages, EventQuery, LogEvent } from '../event-pages.js';
import { eventLine } from './record.js';
import { SortedEvents, type SortSpace } from './sorted-events.js';

/** What a look at a window brought. */
export interface WindowEvents {
  readonly events: SortedEvents;
  /** Events that came, each as often as it came. */
  readonly read: number;
  /** Of these, events that lie outside of the window. */
  readonly outside: number;
  /** Of all their messages, UTF-8. */
  readonly bytes: number;
  readonly pages: number;
}

/** Reads all events of a window, in order, to be disposed of. */
export async function readWindow(
  pages: Pick<EventPages, 'all'>,
  { query, space }: { readonly query: EventQuery; readonly space: SortSpace },
  { signal, deadline }: Pick<CarryContext, 'signal' | 'deadline'>,
): Promise<WindowEvents> {
  const events = new SortedEvents(space);
  const sums = { read: 0, outside: 0, bytes: 0, pages: 0 };
  const isInside = ({ timestamp }: LogEvent): boolean => timestamp >= query.from && timestamp < query.to;
  try {
    for await (const page of pages.all(query, { signal, deadline })) {
      const inside = page.filter(isInside);
      sums.pages += 1;
      sums.read += page.length;
      sums.outside += page.length - inside.length;
      for (const { message } of page) sums.bytes += Buffer.byteLength(message);
      await events.add(inside.map((event) => eventLine(event, query.logGroup)));
    }
    return { ...sums, events };
  } catch (error) {
    await events.dispose();
    throw error;
  }
}

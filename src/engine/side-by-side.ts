/** Works on so many items at once, and hands the results on in the order of the items. */
export async function* sideBySide<T, R>(
  items: Iterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underway: Promise<R>[] = [];
  for (const item of items) {
    const next = work(item);
    // Whoever takes the results hears of a failure in its turn, and not before.
    void next.catch(() => undefined);
    underway.push(next);
    const [first] = underway;
    if (underway.length < most || first === undefined) continue;
    yield await first;
    void underway.shift();
  }
  for (const rest of underway) yield await rest;
}

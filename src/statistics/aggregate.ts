/**
 * Figures that grow record by record and are added to others of their kind. A snapshot is plain data: it crosses to
 * another thread by structured clone, and what is merged from the parts of a log equals what one collector of all of it
 * holds (sums of fractions but for their last digits).
 */
export interface Aggregate<Snapshot> {
  snapshot(): Snapshot;
  merge(snapshot: Snapshot): void;
}

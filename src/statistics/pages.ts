import type { Aggregate } from './aggregate.js';
import { AnswerCounts, type AnswerCountsSnapshot } from './answer-counts.js';
import {
  HeavyHitters,
  KeyCounts,
  type CountOnly,
  type KeyCountsSnapshot,
  type Tracked,
} from './heavy-hitters.js';
import { Mean, type MeanSnapshot } from './mean.js';
import { pagePath } from './page-path.js';
import { Quantiles, type QuantilesSnapshot } from './quantiles.js';

/** So many pages are kept apart. */
const MAX_PAGES = 400;
/** So many of the paths that one page stands for. */
const MAX_PATHS = 8;

export interface PageSnapshot {
  readonly bytes: number;
  readonly times: readonly QuantilesSnapshot[];
  readonly means: readonly MeanSnapshot[];
  readonly answers: AnswerCountsSnapshot;
  readonly paths: KeyCountsSnapshot | undefined;
}

/** What is kept of every page: of how many durations the percentiles, and of how many more the mean. */
export interface PageShape {
  readonly times: number;
  readonly means: number;
}

/** What is known of one page. */
export class PageFigures implements Aggregate<PageSnapshot> {
  bytes = 0;
  /** Durations of a request of which percentiles are wanted, seconds. */
  readonly times: readonly Quantiles[];
  /** Durations of which the mean will do, seconds. */
  readonly means: readonly Mean[];
  readonly answers = new AnswerCounts();
  #paths: KeyCounts | undefined;

  constructor(shape: PageShape) {
    this.times = Array.from({ length: shape.times }, () => new Quantiles());
    this.means = Array.from({ length: shape.means }, () => new Mean());
  }

  /** The paths as they were asked for, where the page stands for several. */
  get paths(): KeyCounts | undefined {
    return this.#paths;
  }

  meetPath(path: string): Tracked<CountOnly> {
    return (this.#paths ??= new KeyCounts(MAX_PATHS)).count(path);
  }

  snapshot(): PageSnapshot {
    return {
      bytes: this.bytes,
      times: this.times.map((times) => times.snapshot()),
      means: this.means.map((mean) => mean.snapshot()),
      answers: this.answers.snapshot(),
      paths: this.#paths?.snapshot(),
    };
  }

  merge({ bytes, times, means, answers, paths }: PageSnapshot): void {
    this.bytes += bytes;
    for (const [i, part] of times.entries()) this.times[i]?.merge(part);
    for (const [i, part] of means.entries()) this.means[i]?.merge(part);
    this.answers.merge(answers);
    if (paths !== undefined) (this.#paths ??= new KeyCounts(MAX_PATHS)).merge(paths);
  }
}

/** A page that was met, and which of its paths; callers keep it to count the same page again. */
export interface MetPage {
  readonly page: Tracked<PageFigures>;
  /** Absent where the page has this path only. */
  readonly path: Tracked<CountOnly> | undefined;
}

/**
 * The most frequent pages (site and normalised path) with what is known of each; under each the most frequent of the
 * paths that it stands for. What did not fit is added up in `rest`.
 */
export class Pages extends HeavyHitters<PageFigures, PageSnapshot> {
  constructor(shape: PageShape, capacity = MAX_PAGES) {
    super(capacity, () => new PageFigures(shape));
  }

  /** Counts a request of this path (without its query) at a site, which may be empty. */
  meet(site: string, path: string): MetPage {
    const normal = pagePath(path);
    const page = this.count(site + normal);
    return { page, path: normal === path ? undefined : page.value.meetPath(path) };
  }

  /** Counts another request of what was met before; false when it is not tracked any more, and nothing is counted. */
  meetAgain({ page, path }: MetPage): boolean {
    if (page.dropped || path?.dropped === true) return false;
    this.again(page);
    if (path !== undefined) page.value.paths?.again(path);
    return true;
  }

  /** What is known of all pages together, those without room too. */
  sum(shape: PageShape): PageFigures {
    const sum = new PageFigures(shape);
    sum.merge(this.rest.value.snapshot());
    for (const { value } of this.top()) sum.merge(value.snapshot());
    return sum;
  }
}

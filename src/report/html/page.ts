import { createHash } from 'node:crypto';
import { formatInstant } from '../../engine/window.js';
import type { ReportSection } from '../../statistics/report-section.js';
import { linkOf, nextOf, type Place, type SummaryFacts } from '../summary.js';
import { chartOf } from './chart.js';
import { markup, trusted, type Markup } from './markup.js';
import { cards, tallyTable, windowsTable } from './overview.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';
import { tableOf } from './table.js';

/** Where a report comes from; what is not known is not shown. */
export interface Origin {
  /** What the report is about. */
  readonly title: string;
  /** `owner/name`. */
  readonly repository: string | undefined;
  readonly workflow: string | undefined;
  /** The page of the run. */
  readonly runUrl: string | undefined;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
  readonly isBad?: boolean;
}

const ICON = markup`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M16 3v15M16 6l8 9h-8M5 19h22l-3.5 6h-15z"/><path d="M3 28c2.2 0 2.2 1.2 4.4 1.2S9.600 28 11.800 28s2.200 1.200 4.400 1.200S18.400 28 20.600 28s2.200 1.200 4.400 1.200S27.200 28 29 28"/></svg>`;

/**
 * A whole report as one HTML file that loads nothing: what the run did, and what its logs say. Its policy lets no script
 * and no style act but the file's own, named by their hashes.
 */
export async function htmlReport(facts: SummaryFacts, origin: Origin): Promise<string> {
  const parts = await partsOf(facts);
  const title = `${origin.title} – AWS Log Ferry`;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the report</a>
${mast(facts, origin)}
<nav aria-label="Sections"><ul>${parts.map(({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main id="content">
${parts.map(sectionOf)}
</main>
<footer>Written by AWS Log Ferry. This file loads nothing and sends nothing. Times that end in Z are UTC.</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(STYLE)}'`,
  `script-src '${hashOf(SCRIPT)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function mast({ result, failures }: SummaryFacts, { title, repository, workflow, runUrl }: Origin): Markup {
  const { from, to } = result.window;
  const [kind, verdict] =
    failures.length > 0
      ? ['bad', '✕ Failed']
      : result.complete
        ? ['good', '✓ Complete']
        : ['open', '… Not complete: a later run continues'];
  const source = [repository, workflow].filter((each) => each !== undefined).join(' · ');
  const link =
    runUrl?.startsWith('https://') === true
      ? markup`${source === '' ? '' : ' · '}<a href="${runUrl}" rel="noreferrer">View the run</a>`
      : undefined;
  return markup`<header class="mast"><div>
<p class="brand">${ICON} AWS Log Ferry</p>
<h1>${title}</h1>
<p class="window">${time(from)} to ${time(to)} <span>(UTC, the end exclusive)</span></p>
<p class="verdict ${kind}">${verdict}</p>
<p class="origin">${source}${link}</p>
</div></header>`;
}

function time(instant: number): Markup {
  const shown = formatInstant(instant);
  return markup`<time datetime="${shown}">${shown}</time>`;
}

/** What went wrong comes first. */
async function partsOf(facts: SummaryFacts): Promise<readonly Part[]> {
  const { failures, warnings = [], notes, missing = [] } = facts;
  const windows = windowsTable(facts);
  const sections = (facts.sections ?? []).map(async (section, i) => {
    const id = `section-${i + 1}`;
    return { id, title: section.title, body: await bodyOf(section, id) };
  });
  return [
    ...(failures.length === 0
      ? []
      : [{ id: 'failures', title: 'What went wrong', body: list(failures), isBad: true }]),
    ...(warnings.length === 0 ? [] : [{ id: 'warnings', title: 'Warnings', body: list(warnings) }]),
    { id: 'overview', title: 'Overview', body: cards(facts) },
    ...(missing.length === 0 ? [] : [{ id: 'missing', title: 'Late or missing', body: list(missing) }]),
    { id: 'next', title: 'What comes next', body: markup`<p>${nextOf(facts)}</p>` },
    ...(notes.length === 0 ? [] : [{ id: 'notes', title: 'Good to know', body: list(notes) }]),
    { id: 'tally', title: 'Tally', body: tallyTable(facts) },
    ...placesPart(facts),
    ...(await Promise.all(sections)),
    ...(windows === undefined ? [] : [{ id: 'windows', title: 'Windows', body: windows }]),
  ];
}

async function bodyOf({ title, note, chart, table }: ReportSection, id: string): Promise<Markup> {
  const drawn =
    chart === undefined
      ? undefined
      : await chartOf(chart, { id: `${id}-chart`, title, hasTable: table !== undefined });
  return markup`${note === undefined ? undefined : markup`<p class="note">${note}</p>`}
${drawn}${table === undefined ? undefined : tableOf(table, title)}`;
}

function placesPart({ places = [] }: SummaryFacts): readonly Part[] {
  const body = markup`<ul class="lines">${places.map(placeOf)}</ul>`;
  return places.length === 0 ? [] : [{ id: 'destination', title: 'Destination', body }];
}

function placeOf(place: Place): Markup {
  const url = linkOf(place);
  const name = url === undefined ? place.name : markup`<a href="${url}" rel="noreferrer">${place.name}</a>`;
  return markup`<li>${place.kind}: ${name}</li>`;
}

function list(lines: readonly string[]): Markup {
  return markup`<ul class="lines">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}

function sectionOf({ id, title, body, isBad = false }: Part): Markup {
  return markup`<section id="${id}" class="${isBad ? 'part bad' : 'part'}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}

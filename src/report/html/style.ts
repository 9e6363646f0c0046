/** The look of a report: light and dark as the reader's system is, readable on a phone, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #fff; --ink: #17212b; --muted: #55626f; --rule: #e2e7ec; --rail: #e9edf1;
  --mast: #0f2c42; --mast-ink: #f3f8fc; --mast-muted: #b4c8d8;
  --shade: #17212b26; --link: #0a5c8f; --good: #17633a; --open: #7a5200; --bad: #a3261d; --bad-soft: #fdf1f0;
  --c0: #1f77b4; --c1: #c4520a; --c2: #0e7c6b; --c3: #7d4fc0; --c4: #a8336e; --c5: #66737f;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1319; --card: #151d26; --ink: #e4eaf0; --muted: #9daab7; --rule: #27323e; --rail: #26313c;
    --mast: #0a1c2b; --mast-ink: #f3f8fc; --mast-muted: #9fb6c8;
    --shade: #000a; --link: #74b9ea; --good: #6fcf97; --open: #e5b65a; --bad: #ff8d84; --bad-soft: #2a1917;
    --c0: #5aa9e6; --c1: #f2994a; --c2: #45c4b0; --c3: #b294f0; --c4: #ef86b5; --c5: #94a1ad;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 4rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 var(--sans); }
h1, h2, p, dl, dd, ul, figure { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--link); }
code { font: 0.92em/1.45 var(--mono); overflow-wrap: anywhere; }
td code { overflow-wrap: break-word; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; z-index: 3; padding: 0.5rem 1rem; background: var(--card); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.mast { background: var(--mast); color: var(--mast-ink); }
.mast > div, main, footer, nav ul { max-width: 72rem; margin: 0 auto; padding-left: 1.5rem; padding-right: 1.5rem; }
.mast > div {
  display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0.2rem 1.5rem;
  padding-top: 1.5rem; padding-bottom: 1.6rem;
}
.mast a { color: inherit; }
.brand { grid-column: 1 / -1; display: flex; align-items: center; gap: 0.5rem; margin-bottom: 0.6rem; color: var(--mast-muted); font-weight: 600; }
.mark { width: 1.5rem; height: 1.5rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; }
.window { grid-column: 1; color: var(--mast-muted); font-variant-numeric: tabular-nums; }
.window time { color: var(--mast-ink); white-space: nowrap; }
.verdict {
  grid-column: 2; grid-row: 2 / 4; padding: 0.45rem 1.1rem; border-radius: 2rem; background: #fff;
  color: #17633a; font-weight: 650;
}
.verdict.open { color: #7a5200; }
.verdict.bad { color: #a3261d; }
.origin { grid-column: 1 / -1; color: var(--mast-muted); font-size: 0.87rem; overflow-wrap: anywhere; }
nav { position: sticky; top: 0; z-index: 2; background: var(--card); border-bottom: 1px solid var(--rule); }
nav ul {
  display: flex; gap: 0.25rem; overflow-x: auto; scrollbar-width: none;
  mask-image: linear-gradient(to left, transparent, #000 3rem);
}
nav li:last-child { padding-right: 3rem; }
nav a { display: block; padding: 0.75rem 0.7rem; color: var(--muted); font-size: 0.9rem; text-decoration: none; white-space: nowrap; border-bottom: 2px solid transparent; }
nav li:first-child a { margin-left: -0.7rem; }
nav a:hover { color: var(--ink); }
nav a[aria-current] { color: var(--ink); border-color: var(--link); }
main { padding-top: 1.5rem; }
.part { margin-bottom: 1.25rem; padding: 1.25rem 1.5rem 1.4rem; background: var(--card); border: 1px solid var(--rule); border-radius: 0.75rem; }
.part.bad { background: var(--bad-soft); border-color: var(--bad); }
.part.bad h2 { color: var(--bad); }
h2 { margin-bottom: 0.75rem; font-size: 1.12rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.005em; }
.note { max-width: 46rem; margin: -0.4rem 0 0.9rem; color: var(--muted); font-size: 0.9rem; }
.table + .note, figure .note { margin: 0.6rem 0 0; }
.lines li { max-width: 60rem; padding-left: 1.1rem; overflow-wrap: anywhere; }
.lines li::before { content: '–'; float: left; margin-left: -1.1rem; color: var(--muted); }
.lines li + li { margin-top: 0.4rem; }
.lines li:only-child { padding-left: 0; }
.lines li:only-child::before { content: none; }
#overview { padding: 0; background: none; border: 0; }
#overview h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.75rem; }
.cards:has(> :nth-child(7)) { grid-template-columns: repeat(4, 1fr); }
.card { padding: 0.9rem 1.1rem; background: var(--card); border: 1px solid var(--rule); border-radius: 0.75rem; }
.card { display: grid; grid-template-rows: subgrid; grid-row: span 3; align-content: start; gap: 0; }
.card dt { color: var(--muted); font-size: 0.85rem; }
.card dd { font-size: 1.5rem; line-height: 1.35; font-weight: 600; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; }
.card dd.more { color: var(--muted); font-size: 0.82rem; font-weight: 400; letter-spacing: 0; }
.table {
  overflow-x: auto; margin: 0 -0.6rem;
  background:
    linear-gradient(to left, var(--card) 1rem, transparent) right / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--shade), transparent) right / 0.9rem 100% no-repeat;
}
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 0.9rem; }
th, td { padding: 0.42rem 0.6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover td { background: color-mix(in srgb, var(--rail) 45%, transparent); }
.sortable tr > :first-child { position: sticky; left: 0; z-index: 1; background: var(--card); }
.sortable tr > th:first-child { z-index: 2; }
.sortable tbody tr:hover > :first-child { background: color-mix(in srgb, var(--rail) 45%, var(--card)); }
th { background: var(--card); color: var(--muted); font-weight: 600; font-size: 0.85rem; line-height: 1.3; vertical-align: bottom; }
.sheet { width: auto; min-width: min(100%, 46rem); }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
td.figure { white-space: nowrap; }
.dense th, .dense td { padding-left: 0.35rem; padding-right: 0.35rem; }
.dense tr > :first-child { padding-left: 0.6rem; }
.dense tr > :last-child { padding-right: 0.6rem; }
td.long { min-width: 14rem; overflow-wrap: break-word; }
td.short { white-space: nowrap; }
td.none { color: var(--muted); }
.count { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.8rem; }
.count button { padding: 0.2rem 0.7rem; border: 1px solid var(--rule); border-radius: 0.4rem; background: var(--page); color: var(--ink); font: inherit; cursor: pointer; }
th button { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; }
th button::after { content: '\u00a0↕'; opacity: 0.35; }
th[aria-sort='ascending'] button::after { content: '\u00a0↑'; opacity: 1; }
th[aria-sort='descending'] button::after { content: '\u00a0↓'; opacity: 1; }
.search { display: flex; justify-content: flex-end; margin: 0 0 0.4rem; }
.search input { width: 15rem; max-width: 100%; padding: 0.35rem 0.6rem; border: 1px solid var(--rule); border-radius: 0.4rem; background: var(--page); color: var(--ink); font: inherit; font-size: 0.9rem; }
.share { width: 4.5rem; height: 0.45rem; margin-right: 0.6rem; border-radius: 0.2rem; vertical-align: 0.06em; }
.share .rail { fill: var(--rail); }
.percent { display: inline-block; min-width: 3.6em; }
figure { margin-bottom: 1rem; }
figure:last-child { margin-bottom: 0; }
.chart svg { display: block; width: 100%; height: auto; overflow: visible; }
.chart text { font: 12px var(--sans); font-variant-numeric: tabular-nums; }
.chart .narrow { display: none; }
.ftext { fill: var(--muted); }
.lgrid { stroke: var(--rule); }
.laxis { stroke: var(--muted); stroke-opacity: 0.5; }
.f0 { fill: var(--c0); } .f1 { fill: var(--c1); } .f2 { fill: var(--c2); } .f3 { fill: var(--c3); } .f4 { fill: var(--c4); } .f5 { fill: var(--c5); }
.l0 { stroke: var(--c0); } .l1 { stroke: var(--c1); } .l2 { stroke: var(--c2); } .l3 { stroke: var(--c3); } .l4 { stroke: var(--c4); } .l5 { stroke: var(--c5); }
.dash1 { stroke-dasharray: 6 3; }
.dash2 { stroke-dasharray: 3 3; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; margin-bottom: 0.5rem; color: var(--muted); font-size: 0.87rem; }
.legend li { display: flex; align-items: center; gap: 0.4rem; }
.legend svg { width: 1.25rem; height: 0.625rem; }
details { margin-top: 0.6rem; }
summary { width: fit-content; color: var(--muted); font-size: 0.87rem; cursor: pointer; }
details .table { margin-top: 0.5rem; }
footer { padding-top: 0.25rem; padding-bottom: 2.5rem; color: var(--muted); font-size: 0.85rem; }
@media screen { .scripted .table.long tbody tr:nth-child(n + 11) { display: none !important; } }
@media (max-width: 40rem) {
  .mast > div { grid-template-columns: 1fr; padding-top: 1.1rem; padding-bottom: 1.25rem; }
  .mast > div, main, footer, nav ul { padding-left: 1rem; padding-right: 1rem; }
  .brand { margin-bottom: 0.2rem; }
  h1 { font-size: 1.5rem; }
  .verdict { grid-column: 1; grid-row: auto; justify-self: start; margin: 0.5rem 0; padding: 0.3rem 0.9rem; border-radius: 1.2rem; }
  main { padding-top: 1rem; }
  .part { padding: 1rem 1rem 1.1rem; }
  .cards { grid-template-columns: repeat(2, 1fr); gap: 0.6rem; }
  .card { padding: 0.7rem 0.85rem; }
  .card dd { font-size: 1.2rem; }
  .sheet th, .sheet td { padding-left: 0.35rem; padding-right: 0.35rem; }
  .sheet td:last-child { overflow-wrap: anywhere; }
  .chart .wide { display: none; }
  .chart .narrow { display: block; }
  .search input { width: 100%; }
  td.short { white-space: normal; }
  td.long { min-width: 0; }
  table:not(.many) td.long { overflow-wrap: anywhere; }
  td code { min-width: 0; overflow-wrap: anywhere; }
  table:not(.many) td.instant { white-space: normal; }
  .scripted .many, .scripted .many thead, .scripted .many tbody { display: block; }
  .scripted .many thead tr { display: flex; flex-wrap: wrap; padding: 0 0.6rem 0.4rem; border-bottom: 1px solid var(--rule); }
  .scripted .many th { position: static; padding: 0 1.1rem 0 0; border: 0; text-align: left; }
  .scripted .many th button { padding: 0.3rem 0; }
  .scripted .many tbody tr:not([hidden]) { display: grid; grid-template-columns: 1fr 1fr; gap: 0.1rem 1.4rem; padding: 0.6rem; border-bottom: 1px solid var(--rule); }
  .scripted .many tbody tr:last-child { border-bottom: 0; }
  .scripted .many td { display: flex; gap: 0.8rem; justify-content: space-between; min-width: 0; padding: 0; border: 0; text-align: right; }
  .scripted .many td.text, .scripted .many td.instant { grid-column: 1 / -1; overflow-wrap: anywhere; }
  .scripted .many td:first-child { position: static; display: block; background: none; font-weight: 600; text-align: left; overflow-wrap: anywhere; }
  .scripted .many td.none { display: none; }
  .scripted .many td:not(:first-child)::before { content: attr(data-l); min-width: 0; max-width: 60%; overflow-wrap: anywhere; color: var(--muted); font-size: 0.85rem; text-align: left; white-space: normal; }
  .scripted .share { display: none; }
  .scripted .percent { min-width: 0; }
  .cards:has(> :nth-child(7)) { grid-template-columns: repeat(2, 1fr); }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root {
    --page: #fff; --card: #fff; --ink: #000; --muted: #444; --rule: #ccc; --rail: #ddd; --mast: #fff; --mast-ink: #000; --mast-muted: #444;
    --link: #000; --bad: #a3261d; --bad-soft: #fff;
    --c0: #1f77b4; --c1: #c4520a; --c2: #0e7c6b; --c3: #7d4fc0; --c4: #a8336e; --c5: #66737f;
  }
  body { font-size: 10pt; }
  nav, .search, .skip, details, .count button, th button::after { display: none; }
  .mast > div, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .verdict { border: 1px solid; }
  .part { padding: 0.8rem 0; border-width: 1px 0 0; border-radius: 0; }
  .table { overflow: visible; margin: 0; background: none; }
  td.short { white-space: normal; }
  td.long { min-width: 0; }
  .sortable tr > :first-child { position: static; }
  thead { display: table-header-group; }
  tr, figure, .card { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;

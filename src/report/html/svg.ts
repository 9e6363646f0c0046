import { trusted, type Markup } from './markup.js';
import { htmlText } from '../../escape.js';

/** What the drawing's colours stand for: the page's style sheet gives each its colour, by light and by dark. */
export const PLACEHOLDER_COLOURS = { text: '#e00010', grid: '#e00011', axis: '#e00012' } as const;

/** As many series as have a colour of their own. */
export const SERIES_COLOURS = 6;

/** The colour that stands for a series. */
export function seriesPlaceholder(series: number): string {
  return `#e0000${series % SERIES_COLOURS}`;
}

const CLASSES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(PLACEHOLDER_COLOURS).map(([name, ink]) => [ink, name] as const),
  ...Array.from({ length: SERIES_COLOURS }, (_, i) => [seriesPlaceholder(i), String(i)] as const),
]);

interface Tidying {
  /** Begins every id, so that the drawings of one page do not share any. */
  readonly prefix: string;
  readonly width: number;
  readonly height: number;
  /** What a part of the drawing says when it is pointed at. */
  readonly titleOf: (series: number, index: number) => string;
}

const ELEMENTS: ReadonlySet<string> = new Set(['g', 'path', 'text', 'defs', 'clipPath']);
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'd',
  'transform',
  'x',
  'y',
  'dominant-baseline',
  'text-anchor',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-dasharray',
  'stroke-opacity',
  'fill-opacity',
]);
const TOKEN = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const STYLE = /<style\b[^]*?<\/style>/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * The drawing as the page may hold it: only known elements and attributes, no style of its own (the page's policy forbids
 * it), colours as classes, and every text escaped by our own hand.
 */
export function tidySvg(svg: string, tidying: Tidying): Markup {
  const { width, height } = tidying;
  const parts = [...svg.replace(STYLE, '').matchAll(TOKEN)].map(
    ([, slash = '', name = '', attributes = '', text]) => {
      if (text !== undefined) return htmlText(decoded(text)).trim();
      if (!ELEMENTS.has(name)) return '';
      return slash === '/' ? `</${name}>` : opening(name, attributes, tidying);
    },
  );
  const box = `viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false"`;
  return trusted(`<svg ${box}>${parts.filter((part) => part !== '').join('')}</svg>`);
}

function opening(name: string, text: string, { prefix, titleOf }: Tidying): string {
  const given = new Map([...text.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value]));
  const kept = [...given].filter(([key]) => ATTRIBUTES.has(key));
  const written = [...kept, ...classes(given), ...references(given, prefix)].map(
    ([key, value]) => ` ${key}="${htmlText(decoded(value))}"`,
  );
  const [series, index] = [given.get('ecmeta_series_index'), given.get('ecmeta_data_index')];
  const title =
    series === undefined || index === undefined
      ? ''
      : `<title>${htmlText(titleOf(Number(series), Number(index)))}</title>`;
  return `<${name}${written.join('')}>${title}`;
}

/** `f` is a fill, `l` a line; what is not filled says so itself. */
function classes(given: ReadonlyMap<string, string>): [string, string][] {
  const [fill = '', stroke = ''] = [given.get('fill'), given.get('stroke')];
  const [filled, lined] = [CLASSES.get(fill), CLASSES.get(stroke)];
  const names = [
    ...(filled === undefined ? [] : [`f${filled}`]),
    ...(lined === undefined ? [] : [`l${lined}`]),
  ];
  return [
    ...(fill === 'none' ? [['fill', 'none'] satisfies [string, string]] : []),
    ...(names.length === 0 ? [] : [['class', names.join(' ')] satisfies [string, string]]),
  ];
}

function references(given: ReadonlyMap<string, string>, prefix: string): [string, string][] {
  const [id, clip] = [given.get('id'), given.get('clip-path')];
  const renamed = (name: string): string => name.replace(/zr\d+-/, `${prefix}-`);
  return [
    ...(id === undefined ? [] : [['id', renamed(id)] satisfies [string, string]]),
    ...(clip === undefined ? [] : [['clip-path', renamed(clip)] satisfies [string, string]]),
  ];
}

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

import { TimeZone } from '../time-zone.js';
import { Refusal } from './refusal.js';

const EXPECTED = 'the IANA name of a time zone, such as Asia/Tokyo, Europe/Berlin or UTC';

/** Reads the name of a time zone, in any case of letters. */
export function readTimeZone(text: string): TimeZone | Refusal {
  const name = Intl.supportedValuesOf('timeZone').find((each) => isSame(each, text)) ?? text;
  // Intl also takes offsets, which are no zones: they know no summer time.
  if (!/^[A-Za-z]/.test(name)) return new Refusal(EXPECTED, hint(text));
  const zone = TimeZone.find(name);
  if (zone === undefined) return new Refusal(EXPECTED, hint(text));
  // UTC is not among the supported values, but is understood in any case of letters.
  return isSame(zone.standardName, text) ? TimeZone.of(zone.standardName) : zone;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** A city is known without its continent, with spaces for underscores. */
function hint(text: string): string {
  if (/^(UTC|GMT)?[+-]?\d/i.test(text))
    return 'An offset has no daylight saving time: write the zone of a city, or Etc/GMT-9 for nine hours ahead of UTC all year.';
  const city = text.slice(text.lastIndexOf('/') + 1).replace(/[\s-]+/g, '_');
  const meant = Intl.supportedValuesOf('timeZone').find((zone) =>
    isSame(zone.slice(zone.lastIndexOf('/') + 1), city),
  );
  return meant === undefined
    ? 'Abbreviations such as JST or CEST are not accepted: write continent and city, as in the tz database.'
    : `Did you mean ${meant}?`;
}

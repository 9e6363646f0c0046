import { formatInstant } from '../engine/window.js';
import { HOUR_MS } from '../time-zone.js';

/** One domain of one Amplify app. */
export interface AppDomain {
  readonly app: string;
  readonly domain: string;
}

/** One clock hour of one domain. */
export interface DomainHour extends AppDomain {
  /** Its beginning, epoch ms. */
  readonly hour: number;
}

/** `YYYY-MM-DD`. */
export function dateOf(instant: number): string {
  return formatInstant(instant).slice(0, 'YYYY-MM-DD'.length);
}

/** `HH`. */
export function clockHourOf(instant: number): string {
  return formatInstant(instant).slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH'.length);
}

/** The log stream of an hour; a redo opens others beside it. */
export function streamOf({ app, domain, hour }: DomainHour): string {
  return `amplify/${app}/${domain}/${dateOf(hour).replaceAll('-', '/')}/${clockHourOf(hour)}`;
}

/** The beginnings of the full hours in `[from, to)`; an hour that has begun before `from` is one of them. */
export function hoursIn({ from, to }: { readonly from: number; readonly to: number }): number[] {
  const hours: number[] = [];
  for (let hour = Math.floor(from / HOUR_MS) * HOUR_MS; hour + HOUR_MS <= to; hour += HOUR_MS)
    hours.push(hour);
  return hours;
}

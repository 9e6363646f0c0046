import { extensionOf, type ObjectForm } from '../../objects/object-form.js';
import { TimeZone } from '../../time-zone.js';
import { windowName } from '../windows.js';

/** Where the events of a log group are. */
interface GroupPlace {
  readonly account: string;
  readonly region: string;
  readonly logGroup: string;
}

/** A window of a log group, and how its object is written. */
interface KeyedWindow {
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
  readonly form: ObjectForm;
  readonly timeZone: string;
}

/** Always the same key for the same window. No window spans a midnight, so `dt` is the day of each of its events. */
export function windowKey({ account, region, logGroup }: GroupPlace, window: KeyedWindow): string {
  const { prefix, from, form, timeZone } = window;
  const day = TimeZone.of(timeZone).dateOf(from);
  const folder = `account=${account}/region=${region}/log_group=${encodedName(logGroup)}/dt=${day}`;
  return `${prefix}${folder}/${windowName(window)}${extensionOf(form)}`;
}

/** A name as one part of a key: every byte outside of `[A-Za-z0-9._-]` is `%XX`. */
export function encodedName(name: string): string {
  return [...Buffer.from(name)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      const hex = byte.toString(16).toUpperCase().padStart(2, '0');
      return /[A-Za-z0-9._-]/.test(character) ? character : `%${hex}`;
    })
    .join('');
}

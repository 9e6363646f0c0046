import * as v from 'valibot';

/** How records lie in an object; what the claim fixes of it. */
export const objectFormSchema = v.variant('objectFormat', [
  v.object({ objectFormat: v.picklist(['csv', 'jsonl']), compression: v.picklist(['gzip', 'none']) }),
  v.object({ objectFormat: v.literal('parquet'), compression: v.picklist(['snappy', 'none']) }),
]);

export type ObjectForm = Readonly<v.InferOutput<typeof objectFormSchema>>;

/** The form alone, of what has more to it. */
export function formOf(form: ObjectForm): ObjectForm {
  return form.objectFormat === 'parquet'
    ? { objectFormat: form.objectFormat, compression: form.compression }
    : { objectFormat: form.objectFormat, compression: form.compression };
}

/** What a key ends with, after its last name. */
export function extensionOf({ objectFormat, compression }: ObjectForm): string {
  return `.${objectFormat}${compression === 'gzip' ? '.gz' : ''}`;
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
} as const;

export function headersOf({ objectFormat, compression }: ObjectForm): {
  readonly contentType: string;
  readonly contentEncoding: string | undefined;
} {
  return {
    contentType: TYPES[objectFormat],
    contentEncoding: compression === 'gzip' ? 'gzip' : undefined,
  };
}

/** Objects that a run writes to the stand-in: counted in bytes and thrown away, whole or in parts. */

/** What their keys begin with. */
export const ARCHIVE = 'archive/';

/** S3's answer to a request for an object of the archive; nothing for any other. */
export function uploadAnswer(
  method: string,
  key: string,
  query: URLSearchParams,
): { readonly etag?: string; readonly xml?: string } | undefined {
  if (!key.startsWith(ARCHIVE)) return undefined;
  if (method === 'PUT') return { etag: '"0123456789abcdef0123456789abcdef"' };
  if (method !== 'POST') return undefined;
  const root = query.has('uploads') ? 'InitiateMultipartUploadResult' : 'CompleteMultipartUploadResult';
  return {
    xml: `<${root}><Key>${key}</Key><UploadId>1</UploadId><ETag>"0123456789abcdef-2"</ETag></${root}>`,
  };
}

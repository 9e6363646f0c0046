import type { AwsRequest, Reply } from '../wire/message.js';
import type { XmlNode } from '../wire/xml.js';
import { xmlDocument } from '../wire/xml.js';

export const s3Namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

export function s3Headers(request: AwsRequest): { 'x-amz-request-id': string; 'x-amz-id-2': string } {
  return {
    'x-amz-request-id': request.requestId,
    'x-amz-id-2': Buffer.from(request.requestId).toString('base64'),
  };
}

export function xmlReply(request: AwsRequest, name: string, children: readonly XmlNode[]): Reply {
  const headers = { ...s3Headers(request), 'content-type': 'application/xml' };
  return { status: 200, headers, body: xmlDocument(name, s3Namespace, children) };
}

export function emptyReply(request: AwsRequest, status: number, headers: Record<string, string> = {}): Reply {
  return { status, headers: { ...s3Headers(request), ...headers }, body: Buffer.alloc(0) };
}

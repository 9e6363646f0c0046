import { request, type Agent } from 'node:http';

/** As much as PutLogEvents takes. */
export const BODY_BYTES = 1024 * 1024;

/** One POST, and its answer. */
export function post(url: string, body: Buffer, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-length': body.length } },
      (answer) => {
        answer.resume().once('end', resolve);
      },
    );
    sent.once('error', reject).end(body);
  });
}

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseExecutionEntry } from '../../../src/export/insights/api-gateway-execution.js';
import { execution, ID, LAMBDA_ID, TRACE } from './exported-lines.js';
import { anyCharacter } from '../../any-character.js';

describe('an entry of an execution log', () => {
  test.each([
    ['Extended Request Id: Vwc2MGFUrPEFV_g=', 'start and end', {}],
    [`Verifying Usage Plan for request: ${ID}. API Key: API Stage: a1b2c3d4e5/prod`, 'usage plan', {}],
    ["API Key authorized because method 'GET /echo' does not require API Key.", 'usage plan', {}],
    ['HTTP Method: GET, Resource Path: /echo', 'method and path', { method: 'GET', path: '/echo' }],
    ['HTTP Method: GET, Resource Path: /a?token=x', 'method and path', { method: 'GET', path: '/a' }],
    ['Method request path: {}', 'method request path', {}],
    ['Method request query string: {a=b}', 'method request query string', {}],
    ['Method request headers: {}', 'method request headers', {}],
    ['Method request body before transformations: ', 'method request body', {}],
    ['Endpoint request URI: https://example.com/', 'endpoint request URI', {}],
    ['Sending request to https://example.com/', 'address of the integration', {}],
    [
      'Received response. Integration latency: 11029 ms',
      'integration latency',
      { integrationLatencyMs: 11029 },
    ],
    [
      'Received response. Status: 200, Integration latency: 7 ms',
      'integration latency',
      { integrationLatencyMs: 7 },
    ],
    ['Method completed with status: 502', 'status', { status: 502 }],
    [
      `AWS Integration Endpoint RequestId : ${LAMBDA_ID}`,
      'request id of the integration',
      { lambdaRequestId: LAMBDA_ID },
    ],
    [`X-ray Tracing ID : ${TRACE}`, 'X-Ray trace id', { traceId: TRACE }],
    [`X-ray Tracing ID : Root=${TRACE};Sampled=0`, 'X-Ray trace id', { traceId: TRACE }],
    [
      `Lambda execution failed with status 200 due to customer function error: Task timed out after 10.00 seconds. Lambda request id: ${LAMBDA_ID}`,
      'error of the function',
      {
        problem: 'function timed out',
        problemText: 'Task timed out after 10.00 seconds',
        lambdaRequestId: LAMBDA_ID,
      },
    ],
    [
      `Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: ${LAMBDA_ID}`,
      'error of the function',
      { problem: 'error of the function', problemText: 'boom', lambdaRequestId: LAMBDA_ID },
    ],
    [
      'Execution failed due to configuration error: Malformed Lambda proxy response',
      'configuration error',
      { problem: 'configuration error', problemText: 'Malformed Lambda proxy response' },
    ],
    [
      'Execution failed due to a timeout error',
      'time-out of the integration',
      { problem: 'integration timed out' },
    ],
    [
      'Gateway response type: UNAUTHORIZED with status code: 401',
      'gateway response',
      { status: 401, problem: 'gateway response UNAUTHORIZED' },
    ],
    [`Unauthorized request: ${ID}`, 'authorisation', { problem: 'unauthorized' }],
    ['something that nobody has seen', 'other', {}],
  ])('%s', (text, about, facts) => {
    expect(parseExecutionEntry(execution(text))).toEqual({ requestId: ID, about, isCut: false, facts });
  });

  test('which entry was cut', () => {
    const text = `Endpoint request body after transformations: {"a":"${'x'.repeat(900)} [TRUNCATED]`;
    expect(parseExecutionEntry(execution(text))).toEqual({
      requestId: ID,
      about: 'endpoint request body',
      isCut: true,
      facts: {},
    });
  });

  test.each(['', 'plain', '()', '(a b) text', `${ID} text`, '(short) x'])('%j is none', (message) => {
    expect(parseExecutionEntry(message)).toBeUndefined();
  });

  test('any text is read without a throw, and texts stay short', () => {
    const starts = ['', 'HTTP Method: GET, Resource Path: ', 'Execution failed due to configuration error: '];
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.string({ unit: anyCharacter, maxLength: 2000 }),
        (start, text) => {
          const facts = parseExecutionEntry(execution(start + text))?.facts;
          expect(facts?.path?.length ?? 0).toBeLessThanOrEqual(300);
          expect(facts?.problemText?.length ?? 0).toBeLessThanOrEqual(200);
        },
      ),
    );
  });
});

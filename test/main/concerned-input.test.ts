import { expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { messageWithInput } from '../../src/main/concerned-input.js';
import { amplify, parse } from '../inputs/samples.js';

test.each([
  ['amplify:GenerateAccessLogs', 'example.com', 'no. It is named by the input app-id.'],
  ['amplify:GetApp', 'app d1a2b3', 'no. It is named by the input app-id.'],
  // Nothing that an input names was asked for.
  ['GitHub OIDC token', 'sts.amazonaws.com', 'no'],
])('a refusal of %s names an input of amplify where one is concerned', (call, resource, told) => {
  expect(messageWithInput(new ServiceError('no', { call, resource, retryable: false }), parse(amplify))).toBe(
    told,
  );
});

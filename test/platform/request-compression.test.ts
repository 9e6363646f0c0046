import { expect, test } from '@jest/globals';
import { ConfigError } from '../../src/errors.js';
import { requestCompression } from '../../src/platform/request-compression.js';

const settings = (disabled?: string, least?: string): number =>
  requestCompression({
    AWS_DISABLE_REQUEST_COMPRESSION: disabled,
    AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: least,
  });

test('bodies are compressed from the SDK’s own sizes on', () => {
  expect(settings()).toBe(10_240);
  expect(settings('', '')).toBe(10_240);
  expect(settings('false', '0')).toBe(0);
  expect(settings('False', '10485760')).toBe(10_485_760);
  expect(settings('true')).toBe(Infinity);
  expect(settings('TRUE', '1')).toBe(Infinity);
});

test.each([
  ['yes', undefined, 'AWS_DISABLE_REQUEST_COMPRESSION'],
  ['1', undefined, 'AWS_DISABLE_REQUEST_COMPRESSION'],
  [undefined, '10485761', 'AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES'],
  [undefined, '-1', 'AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES'],
  [undefined, '10k', 'AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES'],
  [undefined, '1.5', 'AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES'],
])('%s and %s are refused by name', (disabled, least, name) => {
  expect(() => settings(disabled, least)).toThrow(ConfigError);
  expect(() => settings(disabled, least)).toThrow(name);
});

test('two invalid settings are refused together', () => {
  expect(() => settings('no', 'many')).toThrow(/AWS_DISABLE_REQUEST[^]*AWS_REQUEST_MIN/);
});

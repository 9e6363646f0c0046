import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_PATH_LENGTH, pagePath } from '../../src/statistics/page-path.js';

test.each([
  ['/', '/'],
  ['', ''],
  ['/products/4711', '/products/:id'],
  ['/products/4711/reviews/9', '/products/:id/reviews/:id'],
  ['/blog/2026-11-01/the-first-post', '/blog/:id/the-first-post'],
  ['/api/v1/orders', '/api/v1/orders'],
  ['/users/3F2504E0-4F89-11D3-9A0C-0305E82C3301', '/users/:id'],
  ['/users/{3f2504e0-4f89-11d3-9a0c-0305e82c3301}/', '/users/:id/'],
  ['/static/js/main.39198c94.js', '/static/js/main.:id.js'],
  ['/static/jquery-3.6.0.min.js', '/static/jquery-3.6.0.min.js'],
  ['/i/4711.json', '/i/:id.json'],
  ['/git/9fceb02d0ae598e95dc970b74767f19372d61af8', '/git/:id'],
  ['/customers/cus_NffrFeUfNV2Hib', '/customers/cus_NffrFeUfNV2Hib'.replace('NffrFeUfNV2Hib', ':id')],
  ['/t/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/t/:id'],
  ['/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP', '/t/:id'],
  ['/people/ann%40example.com', '/people/:id'],
  ['/order-12345', '/order-:id'],
  ['/cart;jsessionid=9A8B7C', '/cart'],
  ['/facade/deadbeef/accessibility-statement', '/facade/deadbeef/accessibility-statement'],
  ['/international-shipping-and-returns-policy', '/international-shipping-and-returns-policy'],
])('%s is the page %s', (path, page) => {
  expect(pagePath(path)).toBe(page);
});

test('a long path is cut, and shows it', () => {
  expect(pagePath(`/${'a/'.repeat(1000)}`)).toBe(
    `/${'a/'.repeat(1000)}`.slice(0, MAX_PATH_LENGTH) + '\u2026',
  );
});

test('a page is its own page, and no longer than the path may be', () => {
  const piece = fc.oneof(
    fc.constantFrom('/', '.', '-', ';', '%40', ':id', '4711', '5f2c9a1b', 'a'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const page = pagePath(pieces.join(''));
      expect(page.length).toBeLessThanOrEqual(3 * MAX_PATH_LENGTH);
      expect(pagePath(page.slice(0, MAX_PATH_LENGTH))).toBe(
        pagePath(pagePath(page.slice(0, MAX_PATH_LENGTH))),
      );
    }),
  );
});

import { describe, expect, test } from '@jest/globals';

import { filterProblems } from '../../src/encode/filter-problems.js';
import { formatNamed } from './formats.js';

const { columns } = formatNamed('access');
const told = (expression: string): string =>
  filterProblems(expression, columns)
    .map(({ found, fix }) => `${found} | ${fix}`)
    .join('\n');

describe('a hint at what was meant', () => {
  test.each([
    ['elb_status == 500', 'Unknown variable: elb_status (line 1, column 1) | Did you mean elb_status_code?'],
    ['user_agnet == "x"', 'Did you mean user_agent?'],
    ['status == 500', 'Did you mean elb_status_code, target_status_code or target_status_code_list?'],
    ['source.buckt == "x"', 'Unknown field: buckt in source (line 1, column 1) | Did you mean bucket?'],
    ['elb_status_code == "500"', 'elb_status_code is a number: write 500 without quotes.'],
    ["elb_status_code in ['500', '502']", 'elb_status_code is a number: write 500 without quotes.'],
    ['received_bytes > "5"', 'received_bytes is a number: write 5 without quotes.'],
    ['target_processing_time > "0.5"', 'target_processing_time is a number: write 0.5 without quotes.'],
    ['elb_status_code == "-"', 'write elb_status_code == null.'],
    ['user_agent == 5', 'user_agent is a text: write "5" in quotes.'],
    ['elb_status_code = 500', 'Write == to compare: a single = has no meaning.'],
    ['elb_status_code >= 500 && user_agent = "a = b"', 'Write == to compare'],
    ['elb_status_code => 500', 'Write >= for "at least".'],
    ['elb_status_code <> 200', 'Write != for "is not".'],
    ['user_agent =~ "x"', 'Write field.matches("…") for a regular expression.'],
    ['elb_status_code >= 500 and user_agent == "x"', 'Write && for "and".'],
    ['elb_status_code == 502 OR elb_status_code == 503', 'Write || for "or".'],
    ['elb_status_code == 502 | elb_status_code == 503', 'Write || for "or".'],
    ['not (user_agent == "and")', 'Write ! for "not"'],
    ['user_agent LIKE "x%"', 'Write field.contains("…")'],
    ['user_agent == “x”', 'Write straight quotes'],
    ['user_agent.startWith("x")', 'Did you mean startsWith?'],
    ['matches(user_agent, "x")', 'matches() is there for other values'],
    ['elb_status_code == 5xx', 'Write elb_status_code >= 500 && elb_status_code <= 599.'],
    ['"500" == elb_status_code', 'elb_status_code is a number: write 500 without quotes.'],
    ['request_verb == GET', 'If GET is a text, write "GET" in quotes.'],
    ['domain_name == www.example.com', 'If www.example.com is a text, write "www.example.com" in quotes.'],
    ['elb_status_code == target_staus_code', 'Did you mean target_status_code?'],
    ['http_status >= 500', 'Did you mean elb_status_code, target_status_code or target_status_code_list?'],
    ['sc_status == 404', 'Did you mean elb_status_code, target_status_code or target_status_code_list?'],
    ['elb-status-code == 500', 'Write elb_status_code: a hyphen is a minus sign.'],
    ['has(elb_status_code)', 'A field that is missing in a line is null: write field != null.'],
    ['elb_status_code', 'Compare the field, as in field >= 500.'],
    ['user_agent', 'Compare the field, as in field == "GET".'],
    ['$.elb_status_code == 500', 'Write the name of the field alone, without $.'],
    ['received_bytes > 10MB', 'Write numbers without a unit.'],
    ['elb_status_code == 200 +', 'Correct the expression. It may use the fields type, time, elb,'],
  ])('%s', (expression, words) => {
    expect(told(expression)).toContain(words);
  });
});

describe('the cost of an expression', () => {
  const list = (length: number): string => `[${Array.from({ length }, (_, i) => i).join(',')}]`;
  const nested = (lists: readonly string[]): string =>
    lists.reduceRight((body, each, i) => `${each}.all(v${i}, ${body})`, 'received_bytes > v0');

  test.each([
    ['60^4 steps', nested(Array.from({ length: 4 }, () => list(60)))],
    ['three loops over 30', nested(Array.from({ length: 3 }, () => list(30)))],
    [
      'a long list for each part of the record',
      `extra.exists(a, ${list(200)}.exists(b, ${list(100)}.exists(c, b == c)))`,
    ],
    [
      'a list that was made longer',
      `cel.bind(a, ${list(100)} + ${list(100)}, a.exists(x, a.exists(y, x == y)))`,
    ],
    [
      'a list that a loop made',
      `${list(100)}.map(a, a).exists(x, ${list(200)}.filter(b, b > 1).exists(y, x == y))`,
    ],
  ])('%s is refused', (_, expression) => {
    expect(told(expression)).toMatch(/loops of [\d,]+ steps for one record, more than 10,000/);
  });

  test.each([
    'extra.exists(a, extra.exists(b, a == b))',
    'extra.exists(a, a in extra)',
    'extra.all(a, user_agent.split(" ").exists(b, a == b))',
    'cel.bind(x, extra, x.exists(a, x.exists(b, a == b)))',
    'user_agent.split(" ").map(a, a.split(",")).exists(a, a.exists(b, extra.exists(c, b == c)))',
  ])('%s is refused', (expression) => {
    expect(told(expression)).toContain(
      'loops within each other over parts of the record, which have no bound',
    );
  });

  test.each([
    'extra.exists(token, token.matches("^c"))',
    `elb_status_code in ${list(900)}`,
    `${list(30)}.exists(a, ${list(40)}.exists(b, a * b == received_bytes))`,
    'user_agent.split(" ").exists(a, a == "bot") && extra.exists(b, b == "x")',
    '["bot", "spider"].exists(word, user_agent.contains(word))',
    '(elb_status_code >= 500 ? ["a"] : ["b", "c"]).exists(a, a == type)',
  ])('%s is taken', (expression) => {
    expect(told(expression)).toBe('');
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AmplifyRows, parseAmplifyHeader, plainValue, splitRow } from '../../src/amplify/csv.js';
import { AmplifyJson, underColumns, unparsedJson, idOfJson } from '../../src/amplify/record-json.js';
import { amplifyHeader, amplifyRows } from '../aws/seed/amplify.js';

const header = parseAmplifyHeader(amplifyHeader) ?? { line: '', columns: [] };
const [seeded] = amplifyRows({
  domain: 'example.com',
  from: Date.parse('2026-11-01T05:00:00Z'),
  to: Date.parse('2026-11-01T06:00:00Z'),
});

describe('the header', () => {
  test('is known by its names, without backslashes', () => {
    expect(header.columns).toHaveLength(33);
    expect(header.columns).toContain('cs(User-Agent)');
    expect(parseAmplifyHeader('\ufeffdate,time')?.columns).toEqual(['date', 'time']);
    expect(parseAmplifyHeader('2026-11-01,00:00:00')).toBeUndefined();
  });
});

describe('a row', () => {
  const rows = new AmplifyRows(header);

  test('has its own time and id', () => {
    const row = rows.read(seeded?.line ?? '');
    expect(row.id).toBe(seeded?.id);
    expect(row.time).toBe(Math.floor((seeded?.time ?? 0) / 1000) * 1000);
    expect(rows.faultOf(row)).toBeUndefined();
  });

  test('may have its columns in any order, and no id at all', () => {
    const other = new AmplifyRows({ line: '', columns: ['x-edge-request-id', 'time', 'date'] });
    expect(other.read('abc\\=\\=,23:59:59,2024-02-29')).toMatchObject({
      id: 'abc==',
      time: Date.parse('2024-02-29T23:59:59Z'),
    });
    expect(new AmplifyRows({ line: '', columns: ['date', 'time'] }).read('2026-11-01,00:00:00').id).toBe('-');
  });

  test.each([
    ['2026-02-30', '00:00:00'],
    ['2026-13-01', '00:00:00'],
    ['2026-11-01', '24:00:00'],
    ['2026-11-01', '00:60:00'],
    ['2026-11-01', '00:00:60'],
    ['01/11/2026', '00:00:00'],
    ['2026-11-01', '-'],
  ])('without a time (%s %s) says so', (date, time) => {
    const two = new AmplifyRows({ line: '', columns: ['date', 'time'] });
    expect(two.faultOf(two.read(`${date},${time}`))).toMatch(/^date and time/);
  });

  test('that lacks values says how many', () => {
    expect(rows.faultOf(rows.read('2026-11-01,00:00:00'))).toBe('there are 2 values for 33 columns');
  });
});

describe('a row of another width', () => {
  const columns = ['date', 'time', 'agent', 'sc-status', 'x-edge-request-id', 'x-forwarded-for', 'c-port'];
  const rows = new AmplifyRows({ line: columns.join(','), columns });
  const read = (rest: string): { id: string; fault: string | undefined; values: readonly string[] } => {
    const row = rows.read(`2026-11-01,00:04:59,${rest}`);
    return { id: row.id, fault: rows.faultOf(row), values: row.values.slice(2) };
  };
  const GOOD = { id: 'ab-C_d==', fault: undefined };

  test('is read where its commas are escaped, all of them', () => {
    const [agent, id, addresses] = ['a\\, b\\, c', 'ab-C_d\\=\\=', '192.0.2.1\\,%20192.0.2.2'];
    expect(read(`${agent},200,${id},${addresses},443`)).toEqual({
      ...GOOD,
      values: [agent, '200', id, addresses, '443'],
    });
    expect(plainValue(agent)).toBe('a, b, c');
  });

  test('is read as it stands where its width is right: a backslash may end a value', () => {
    expect(read('a\\,200,ab-C_d==,-,443')).toEqual({
      ...GOOD,
      values: ['a\\', '200', 'ab-C_d==', '-', '443'],
    });
  });

  test.each([
    ['a raw comma before the id', 'a, b,200,ab==,-,443', 'there are 8 values for 7 columns'],
    ['raw commas after the id', 'a,200,ab==,192.0.2.1, 192.0.2.2,443', 'there are 8 values for 7 columns'],
    ['a raw and an escaped comma', 'a, b\\, c,200,ab==,-,443', 'there are 9 values for 7 columns'],
    ['an escaped backslash before a comma', 'a\\\\, b,200,ab==,-,443', 'there are 8 values for 7 columns'],
    ['a missing value', 'a,200,ab==,-', 'there are 6 values for 7 columns'],
    ['a raw comma and a missing value', 'a,b,200,ab==,443', 'sc-status is no number'],
  ])('has no shape otherwise: %s', (_name, rest, fault) => {
    expect(read(rest).fault).toBe(fault);
  });

  test('an id is Base64: nothing else makes a row a double of another', () => {
    expect(read('a,200,www.example.com,-,443').id).toBe('-');
    expect(read('a,200,,-,443').id).toBe('-');
    expect(read('a,200,x+/y=,-,443').id).toBe('x+/y=');
  });

  test.each(['000', '-', '', '404'])('a number may be %s', (status) => {
    expect(read(`a,${status},ab==,-,443`).fault).toBeUndefined();
  });
});

describe('quotes', () => {
  test.each([
    ['a,"b,c",d', ['a', '"b,c"', 'd']],
    ['"a ""x"", y",', ['"a ""x"", y"', '']],
    ['"unclosed,b', ['"unclosed', 'b']],
    ['"closed"early,b', ['"closed"early', 'b']],
    ['a"b,c', ['a"b', 'c']],
    [',,', ['', '', '']],
  ])('%s', (line, values) => {
    expect(splitRow(line)).toEqual(values);
  });

  test('whatever CSV writes is read back', () => {
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !text.includes('\\')),
          { minLength: 1 },
        ),
        (values) => {
          expect(splitRow(values.map(quoted).join(',')).map(plainValue)).toEqual(values);
        },
      ),
    );
  });
});

describe('JSON', () => {
  const json = new AmplifyJson({ columns: ['date', 'sc-status', 'time-taken', 'cs-uri-query'] }, plainValue);

  test('numbers are numbers, - is null, the escapes of the service are undone', () => {
    expect(json.encode({ values: ['2026-11-01', '200', '0.093', 'code\\=x&y\\=\\(z\\,\\x22)'] })).toBe(
      '{"date":"2026-11-01","sc-status":200,"time-taken":0.093,"cs-uri-query":"code=x&y=(z,\\\\x22)"}',
    );
    expect(json.encode({ values: ['-', '007', '1e5'] })).toBe(
      '{"date":null,"sc-status":"007","time-taken":"1e5","cs-uri-query":null}',
    );
  });

  test('is valid whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 6 }), (values) => {
        expect(() => JSON.parse(json.encode({ values })) as unknown).not.toThrow();
      }),
    );
  });

  test('what has no shape is told as it stands', () => {
    expect(unparsedJson('a"b', 'why')).toBe('{"message":"a\\"b","parse_error":"why"}');
  });

  test('an id is found again', () => {
    expect(idOfJson('{"x":"1"}', 'x')).toBe('1');
    for (const none of ['{"x":null}', '{}', '[', 'null']) expect(idOfJson(none, 'x')).toBeUndefined();
  });

  test('values go by the names of their columns', () => {
    expect(underColumns({ values: ['1', '2'] }, { columns: ['a', 'b'] }, { columns: ['b', 'c', 'a'] })).toBe(
      '2,-,1',
    );
  });
});

import { expect, test } from 'vitest';
import { csvRow } from './csv.ts';

test('quotes what needs it, and lets nothing be a formula', () => {
  expect(csvRow(['停水', 'a,b', 'say "now"', 'two\nlines'])).toBe(
    '停水,"a,b","say ""now""","two\nlines"\r\n',
  );
  expect(csvRow(['=1+1', '+86', '-1', '@a', '\t=1', '0312'])).toBe("'=1+1,'+86,'-1,'@a,'\t=1,0312\r\n");
});

import { describe, expect, it } from 'vitest';
import { csvOf, shareOf, type Run } from './importing';

describe('an import', () => {
  it('does not say how far it is before it knows how much there is', () => {
    const run = { state: 'reading', rows: 80, rowsDone: 0 } as Run;
    expect(shareOf(run)).toBeNull();
    expect(shareOf({ ...run, state: 'importing', rowsDone: 20 })).toBe(0.25);
    expect(shareOf({ ...run, state: 'importing', rows: 0 })).toBeNull();
  });

  it('gives a list away that a spreadsheet reads and never runs', () => {
    const csv = csvOf(['行', '原因'], [['3', '含逗号, 和"引号"'], ['4', '=HYPERLINK("x")']]);
    expect(csv).toBe(['\uFEFF行,原因', '3,"含逗号, 和""引号"""', `4,"'=HYPERLINK(""x"")"`, ''].join('\r\n'));
  });
});

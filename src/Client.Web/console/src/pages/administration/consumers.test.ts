import { describe, expect, it } from 'vitest';
import { headOf, isProcess, lagOf } from './consumers';

describe('readers of the journal', () => {
  it('are behind by what others have read, a few events aside', () => {
    const rows = [{ position: 4000 }, { position: 3800 }, { position: 100 }];
    const head = headOf(rows);
    expect(rows.map((row) => lagOf(row, head))).toEqual([0, 0, 3900]);
    expect(headOf([])).toBe(0);
  });
  it('are views or processes by their names', () => expect([isProcess({ name: 'stock' }), isProcess({ name: 'handout-process' })]).toEqual([false, true]));
});

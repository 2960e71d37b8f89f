import { describe, expect, it } from 'vitest';
import type { LiveBatch, LiveRow } from '@/wire/rows';
import { Rows } from './rows';

const batch = (through: number, rows: LiveRow[], resync = false): LiveBatch => ({ resync, rows, through, epoch: 1, live: true, asOf: null });

describe('rows', () => {
  it('keeps the latest of each key and resumes from where they are complete', () => {
    const rows = new Rows<{ n: number }>();
    rows.merge(batch(5, [{ key: 'a', position: 3, row: { n: 1 } }, { key: 'b', position: 5, row: { n: 2 } }]));
    rows.merge(batch(9, [{ key: 'a', position: 8, row: { n: 3 } }]));
    expect([...rows.byKey]).toEqual([['a', { n: 3 }], ['b', { n: 2 }]]);
    expect(rows.through).toBe(9);
  });

  it('is not taken back by a batch that comes again', () => {
    const rows = new Rows<{ n: number }>();
    rows.merge(batch(8, [{ key: 'a', position: 8, row: { n: 3 } }]));
    rows.merge(batch(5, [{ key: 'a', position: 3, row: { n: 1 } }]));
    expect(rows.byKey.get('a')).toEqual({ n: 3 });
    expect(rows.through).toBe(8);
  });

  it('drops a row whose tombstone arrives', () => {
    const rows = new Rows<{ n: number }>();
    rows.merge(batch(3, [{ key: 'a', position: 3, row: { n: 1 } }]));
    rows.merge(batch(4, [{ key: 'a', position: 4, row: null }]));
    expect(rows.byKey.size).toBe(0);
  });

  it('starts over when told that it is too far behind', () => {
    const rows = new Rows<{ n: number }>();
    rows.merge(batch(30, [{ key: 'a', position: 30, row: { n: 1 } }]));
    rows.merge(batch(0, [], true));
    expect(rows.byKey.size).toBe(0);
    expect(rows.through).toBe(0);
    rows.merge(batch(2, [{ key: 'b', position: 2, row: { n: 1 } }]));
    expect([...rows.byKey.keys()]).toEqual(['b']);
  });
});

import { describe, expect, it } from 'vitest';
import type { ThresholdRow } from '@/wire/rows';
import { editionsOf, fieldOf, levelsOf, mayEnd, mayWithdraw, noFigures, standingOn } from './plans';

const row = (place: string, level: ThresholdRow['level'], from: string): ThresholdRow => ({ place, level, deadOrMissing: 1, relocatedOrInNeed: null, roomsLost: null, homesLost: null, inForce: { from, to: null }, id: null, setBy: null, setAt: null });

describe('a response plan on a form', () => {
  it('leaves out the levels that nothing suggests', () => {
    const figures = noFigures();
    figures.iv.deadOrMissing = 3;
    figures.ii.homesLost = 500;
    expect(levelsOf(figures)).toEqual([
      { level: 'ii', deadOrMissing: null, relocatedOrInNeed: null, roomsLost: null, homesLost: 500 },
      { level: 'iv', deadOrMissing: 3, relocatedOrInNeed: null, roomsLost: null, homesLost: null },
    ]);
    expect(fieldOf(figures, 'iv', 'deadOrMissing')).toBe('levels[1].deadOrMissing');
    expect(levelsOf(noFigures())).toEqual([]);
  });
});

describe('what an office set', () => {
  it('is told edition by edition', () => {
    const rows = [row('0', 'i', '2016-03-10'), row('0', 'iv', '2016-03-10'), row('34', 'iv', '2020-01-01'), row('34', 'iv', '2021-01-01')];
    expect(editionsOf(rows).map((edition) => edition.rows.length)).toEqual([2, 1, 1]);
  });
  it('is withdrawn until its first day is over and ended until its last', () => {
    const period = { from: '2016-07-01', to: '2016-07-03' };
    expect(['2016-06-30', '2016-07-01', '2016-07-02', '2016-07-04'].map((day) => [standingOn(period, day), mayWithdraw(period, day), mayEnd(period, day)])).toEqual([
      ['coming', true, true],
      ['running', true, true],
      ['running', false, true],
      ['over', false, false],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { RebuildStage, type RebuildRow } from '@/wire/rows';
import { dueDayOf, lateBy, publicationOf } from './late';
import { faultOf, instalmentsOf, proposedPlan, sumOf } from './plan';
import { dueOf, lanes, laneOf, placeOnWay, stepsOf, wayOf } from './stages';

const row = (part: Partial<RebuildRow>): RebuildRow => ({ household: 'h', disaster: 'd', headName: '王平', place: '341503103201', stage: 'applied', kind: 'in-place', rooms: 2, publishedFrom: null, grant: null, paid: 0, instalments: [], stages: [], note: null, ...part });

describe('the publication clock', () => {
  const published = row({ stage: 'published', publishedFrom: '2026-07-01' });
  it('runs for seven full days', () => {
    expect(publicationOf(published, '2026-07-01')).toEqual({ from: '2026-07-01', until: '2026-07-08', passed: 0, left: 7 });
    expect(publicationOf(published, '2026-07-07')).toMatchObject({ passed: 6, left: 1 });
    expect(publicationOf(published, '2026-07-08')).toMatchObject({ passed: 7, left: 0 });
    expect(publicationOf(published, '2026-07-20')).toMatchObject({ passed: 7, left: 0 });
  });
  it('stands where an objection has sent it back', () => expect(publicationOf(row({ stage: 'applied', publishedFrom: null }), '2026-07-08')).toBeNull());
  it('runs over the end of a month', () => expect(publicationOf(row({ stage: 'published', publishedFrom: '2026-02-25' }), '2026-03-01')).toMatchObject({ until: '2026-03-04', left: 3 }));
});
const reached = (stage: RebuildRow['stage'], on: string): RebuildRow['stages'][number] => ({ stage, on, by: 'a', note: null, photos: [] });

describe('what is late', () => {
  it('is counted from the day the stage was reached', () => {
    const applied = row({ stages: [reached('assessed', '2026-07-01'), reached('applied', '2026-07-03')] });
    expect([dueDayOf(applied), lateBy(applied, '2026-07-10'), lateBy(applied, '2026-07-13')]).toEqual(['2026-07-10', 0, 3]);
  });
  it('is counted from the end of a publication', () => expect(lateBy(row({ stage: 'published', publishedFrom: '2026-07-01', stages: [reached('published', '2026-07-01')] }), '2026-07-12')).toBe(1));
  it('is nothing that is done or has left the way', () => {
    for (const stage of ['moved-in', 'rejected', 'withdrawn'] as const) expect(lateBy(row({ stage, stages: [reached(stage, '2020-01-01')] }), '2026-07-12')).toBe(0);
  });
});

describe('the way of a home', () => {
  it('has a lane for every stage', () => expect(RebuildStage.every((stage) => lanes.includes(laneOf(stage)))).toBe(true));
  it('is shorter for who takes the money', () => expect([wayOf('take-money').includes('started'), placeOnWay(row({ stage: 'in-repair' })), placeOnWay(row({ stage: 'withdrawn' }))]).toEqual([false, 7, -1]));
  it('offers the steps of its stage', () => {
    expect(stepsOf(row({ stage: 'published' }))[0]).toBe('households/review-in-township');
    expect(stepsOf(row({ stage: 'approved', kind: 'take-money' }))[0]).toBe('households/move-in');
    expect(stepsOf(row({ stage: 'approved', paid: 100 }))).toEqual(['households/start-rebuild']);
    expect(stepsOf(row({ stage: 'moved-in' }))).toEqual([]);
  });
});

describe('instalments', () => {
  const one = (number: number, after: RebuildStage, paidAt: string | null = null) => ({ number, after, amount: 100, paidAt, documentNumber: null });
  it('are due once their stage is reached', () => {
    const instalments = [one(1, 'approved', '2026-07-01T00:00:00Z'), one(2, 'structure'), one(3, 'moved-in')];
    expect(dueOf(row({ stage: 'in-repair', instalments })).map((due) => due.number)).toEqual([2]);
    expect(dueOf(row({ stage: 'published', instalments }))).toEqual([]);
  });
  it('are proposed as the disaster plans them, and else in one', () => {
    const plans = [{ kind: 'in-place' as const, instalments: [{ number: 2, after: 'moved-in' as const, amount: 800_000 }, { number: 1, after: 'started' as const, amount: 1_200_000 }] }];
    const lines = proposedPlan(plans, 'in-place', 2_000_000);
    expect([lines.map((line) => line.after), sumOf(lines), instalmentsOf(lines)[1]]).toEqual([['started', 'moved-in'], 2_000_000, { number: 2, after: 'moved-in', amount: 800_000 }]);
    expect(proposedPlan(plans, 'repair', 200_000)).toEqual([{ after: 'moved-in', amount: 200_000 }]);
  });
  it('say what is wrong with them', () => {
    expect(faultOf([], 'in-place')).toBe('empty');
    expect(faultOf([{ after: 'started', amount: 0 }], 'in-place')).toBe('empty');
    expect(faultOf([{ after: 'started', amount: 1 }], 'take-money')).toBe('stage');
    expect(faultOf([{ after: 'structure', amount: 1 }, { after: 'started', amount: 1 }], 'in-place')).toBe('order');
    expect(faultOf([{ after: 'started', amount: 1 }, { after: 'started', amount: 1 }], 'in-place')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { DisasterStage, type Entitlement } from '@/wire/rows';
import { setLanguage } from '@/words/language';
import { tellHappening } from '../timeline/tell';
import { deedsOf, inOrder, isOpen, newCode, standingOf } from './deeds';

const entitlement = (part: Partial<Entitlement>): Entitlement => ({ code: 'rice', title: { zh: '大米', en: 'Rice' }, item: 'rice', amount: 500, basis: 'person', periodDays: 1, from: '2026-07-01', to: null, conditions: [], places: [], ...part });

describe('what may be decided of a disaster', () => {
  it('follows its stage', () => {
    expect(deedsOf({ stage: 'reported' })).toEqual(['disasters/verify', 'disasters/cancel']);
    expect(deedsOf({ stage: 'responding' })[0]).toBe('disasters/respond');
    expect(DisasterStage.filter((stage) => stage !== 'unknown' && deedsOf({ stage }).length === 0)).toEqual([]);
    expect([isOpen({ stage: 'recovering' }), isOpen({ stage: 'closed' })]).toEqual([true, false]);
  });
});

describe('an entitlement', () => {
  it('holds from its first day to its last', () => {
    const one = entitlement({ from: '2026-07-02', to: '2026-07-04' });
    expect(['2026-07-01', '2026-07-02', '2026-07-04', '2026-07-05'].map((day) => standingOf(one, day))).toEqual(['coming', 'running', 'running', 'over']);
  });
  it('stands in order: in force, to come, ended', () => {
    const all = [entitlement({ code: 'over', to: '2026-07-02' }), entitlement({ code: 'later', from: '2026-08-01' }), entitlement({ code: 'now' })];
    expect(inOrder(all, '2026-07-05').map((one) => one.code)).toEqual(['now', 'later', 'over']);
  });
  it('gets a code that none has', () => expect([newCode('rice', []), newCode('rice', ['rice', 'rice-2'])]).toEqual(['rice', 'rice-3']));
  it('is told with what it gives and from when', () => {
    setLanguage('en');
    const line = tellHappening({ type: 'disaster.entitlement-set.1', event: { entitlement: entitlement({}) } } as never);
    expect(line.text).toBe('Granted: Rice');
    expect(line.more).toContain('every day');
  });
});

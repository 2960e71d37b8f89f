import { describe, expect, it } from 'vitest';
import type { ConsignmentLineRow, DepotRow, RequisitionRow, StockRow } from '@/wire/rows';
import { arrivalOf, faultOf, isWhole, shortOf } from './arrival';
import { coverOf, expiryOf, usableOf } from './cover';
import { cameLate, clockOf, inLanes } from './requests';
import { kilometres, sourcesFor, tiersApart } from './sources';

const now = Date.parse('2026-07-10T02:00:00Z');
const rice = (depot: string, available: number, outflow: StockRow['outflow'] = [], lots: StockRow['lots'] | null = null): StockRow => ({
  depot, depotName: depot, place: '341503', item: 'rice', onHand: available, reserved: 0, held: 0, packed: 0, available, earliestExpiry: null,
  lots: lots ?? [{ batch: '', expiry: null, disaster: null, onHand: available, promised: 0 }], outflow,
});

describe('days of cover', () => {
  it('are what is available over the average day of the last three', () => {
    const cover = coverOf(rice('a', 900, [{ day: '2026-07-01', quantity: 9999 }, { day: '2026-07-07', quantity: 300 }, { day: '2026-07-08', quantity: 200 }, { day: '2026-07-09', quantity: 400 }]), now);
    expect(cover).toEqual({ daily: 300, days: 3, tone: 'good' });
  });
  it('shrink at once in a rush', () => expect(coverOf(rice('a', 900, [{ day: '2026-07-09', quantity: 100 }, { day: '2026-07-10', quantity: 1800 }]), now)).toMatchObject({ days: 0.5, tone: 'alarm' }));
  it('count a day on which nothing went out', () => expect(coverOf(rice('a', 600, [{ day: '2026-07-07', quantity: 600 }]), now).daily).toBe(200));
  it('are not told where nothing went out', () => expect(coverOf(rice('a', 900), now)).toEqual({ daily: null, days: null, tone: 'none' }));
  it('fall on days of China', () => expect(coverOf(rice('a', 10, [{ day: '2026-07-11', quantity: 10 }]), Date.parse('2026-07-10T16:00:00Z')).days).toBe(1));
});

describe('usable stock', () => {
  const lots = [
    { batch: 'old', expiry: '2026-07-09', disaster: null, onHand: 100, promised: 0 },
    { batch: 'new', expiry: '2026-07-10', disaster: null, onHand: 200, promised: 50 },
    { batch: 'theirs', expiry: null, disaster: 'other', onHand: 400, promised: 0 },
    { batch: 'ours', expiry: null, disaster: 'ours', onHand: 30, promised: 0 },
  ];
  it('leaves out what has expired and what was given for another disaster', () => {
    expect(usableOf(rice('a', 680, [], lots), 'ours', now)).toBe(180);
    expect(usableOf(rice('a', 680, [], lots), null, now)).toBe(150);
    expect(usableOf(rice('a', 20, [], lots), 'ours', now)).toBe(20);
  });
  it('warns of lots a month before their last day', () => expect(['2026-07-09', '2026-07-10', '2026-08-09', '2026-08-10', null].map((day) => expiryOf(day, now))).toEqual(['alarm', 'warn', 'warn', 'none', 'none']));
});

describe('sources for a request', () => {
  const depot = (id: string, place: string, location: DepotRow['location'] = null): DepotRow => ({ id, name: id, place, tier: 'township', address: '', location, shelter: null, countTolerancePermille: 0, countsPending: 0 });
  const request = { depot: 'me', place: '341503103', disaster: 'ours', lines: [{ item: 'rice', asked: 500, approved: 0, shipped: 0 }] };
  const names = (depots: DepotRow[], stock: StockRow[]): string[] => sourcesFor(request, depots, stock, now).map((source) => source.depot.id);

  it('are the nearest of those that have all of it, and never the depot itself', () => {
    const depots = [depot('me', '341503103'), depot('county', '341503'), depot('beside', '341503103201'), depot('little', '341503103202'), depot('empty', '341503105')];
    expect(names(depots, [rice('me', 9000), rice('county', 9000), rice('beside', 600), rice('little', 100)])).toEqual(['beside', 'county', 'little']);
  });
  it('are ordered by kilometres where both places are known', () => {
    const depots = [depot('me', '341503103', { latitude: 31.7, longitude: 116.4 }), depot('far', '341503103201', { latitude: 32.7, longitude: 116.4 }), depot('near', '341503', { latitude: 31.8, longitude: 116.4 })];
    expect(names(depots, [rice('far', 900), rice('near', 900)])).toEqual(['near', 'far']);
  });
  it('come last where they would be drained by it', () => {
    const depots = [depot('me', '341503103'), depot('busy', '341503103201'), depot('calm', '341503')];
    expect(names(depots, [rice('busy', 600, [{ day: '2026-07-09', quantity: 300 }]), rice('calm', 600)])).toEqual(['calm', 'busy']);
  });
  it('measure on the globe and by tiers', () => {
    expect(kilometres({ latitude: 31, longitude: 116 }, { latitude: 32, longitude: 116 })).toBeCloseTo(111.2, 1);
    expect([tiersApart('341503103', '341503103'), tiersApart('341503103201', '341503103'), tiersApart('341503', '341503103'), tiersApart('530702', '341503')]).toEqual([0, 1, 2, 5]);
  });
});

describe('a consignment that arrives', () => {
  const line: ConsignmentLineRow = { lot: { item: 'rice', batch: '', expiry: null, disaster: null }, shipped: 100, received: 0, short: 0, damaged: 0, found: 0, reason: null };
  it('is whole as long as nobody says otherwise', () => {
    const lines = arrivalOf([line]);
    expect(isWhole(lines)).toBe(true);
    expect(lines.map(faultOf)).toEqual([null]);
  });
  it('wants a reason for what is short or damaged', () => {
    const [arrived] = arrivalOf([line]);
    arrived!.received = 90;
    expect([shortOf(arrived!), faultOf(arrived!)]).toEqual([10, 'reason-wanted']);
    arrived!.reason = '破包';
    expect(faultOf(arrived!)).toBeNull();
    arrived!.damaged = 20;
    expect(faultOf(arrived!)).toBe('more-than-shipped');
    arrived!.damaged = null;
    expect(faultOf(arrived!)).toBe('unreadable');
  });
});

describe('the urgency clock', () => {
  const row = (part: Partial<RequisitionRow>): RequisitionRow => ({ stage: 'raised', raisedAt: '2026-07-10T00:00:00Z', dueAt: '2026-07-10T04:00:00Z', fulfilledAt: null, decidedAt: null, ...part }) as RequisitionRow;
  it('warns at three quarters and runs until the goods are there', () => {
    const at = (time: string, part: Partial<RequisitionRow> = {}): unknown => clockOf(row(part), Date.parse(`2026-07-10T${time}Z`));
    expect([at('02:59:59'), at('03:00:00'), at('04:00:00'), at('05:00:00', { stage: 'shipped' }), at('05:00:00', { stage: 'fulfilled' })]).toEqual(['in-time', 'soon', 'late', 'late', null]);
  });
  it('says of what is done whether it came late', () => expect([cameLate(row({ fulfilledAt: '2026-07-10T04:00:01Z' })), cameLate(row({ fulfilledAt: '2026-07-10T03:00:00Z' })), cameLate(row({}))]).toEqual([true, false, false]));
  it('puts the most pressing on top of each column', () => {
    const found = inLanes([row({ id: 'b', dueAt: '2026-07-10T05:00:00Z' }), row({ id: 'a' }), row({ id: 'c', stage: 'rejected', decidedAt: '2026-07-10T01:00:00Z' }), row({ id: 'd', stage: 'fulfilled', fulfilledAt: '2026-07-10T02:00:00Z' })]);
    expect([found.raised.map((one) => one.id), found.over.map((one) => one.id)]).toEqual([['a', 'b'], ['d', 'c']]);
  });
});

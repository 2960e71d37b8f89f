import { beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '@/words/language';
import type { AlertRow, BoardFigures, BoardRow, ConsignmentRow, DepotRow, Entitlement, EvacuationRow, PaceRow, RequisitionRow, ShelterRow, StockRow } from '@/wire/rows';
import { alertsOf, type AlertSources } from './alerts';
import { coverOf, roundsOf } from './cover';
import { funnel } from './funnel';
import { series, stepOf } from './pace';
import { around, sitesOf } from './sites';
import { isGraver } from './useSuggestion';

beforeEach(() => setLanguage('en'));

const now = Date.parse('2026-07-01T12:00:00Z');
const at = (hours: number): string => new Date(now + hours * 3600_000).toISOString();

const figures = (part: Partial<BoardFigures> = {}): BoardFigures => ({
  households: 100,
  persons: 300,
  where: { home: 100, shelter: 120, kin: 80, rented: 0, hospital: 0, other: 0, missing: 0, dead: 0 },
  everRelocated: 200,
  evacuation: { mustGo: 0, gone: 0, returned: 0, unaccounted: 0, stayed: 0, dead: 0 },
  personsAided: 0,
  householdsAided: 0,
  handedOut: [],
  losses: { assessed: 0, verified: 0, collapsedHouseholds: 0, collapsedRooms: 0, severelyDamagedHouseholds: 0, severelyDamagedRooms: 0, damagedHouseholds: 0, damagedRooms: 0, cropsAffected: 0, cropsDamaged: 0, cropsLost: 0, largeLivestock: 0, directLoss: 0 },
  rebuild: [],
  ...part,
});
const total = (part: Partial<BoardFigures> = {}): BoardRow => ({ disaster: 'd', place: '341503', total: true, title: '', exercise: false, figures: figures(part), relocated: 200, centralised: 120, dispersed: 80 });
const calm: AlertSources = { now, total: total(), townships: [], evacuations: [], consignments: [], requisitions: [], depots: [], stock: [], answers: [], cover: [], graver: null, standstills: [], keeps: false };
const village = (place: string, unaccounted: number, until: string, liftedAt: string | null = null): EvacuationRow => ({ disaster: 'd', place, ordered: place.slice(0, 9), everyone: true, until, liftedAt, figures: { mustGo: 10, gone: 10 - unaccounted, returned: 0, unaccounted, stayed: 0, dead: 0 }, missing: 0 });

describe('alerts', () => {
  it('tell what stands still, and send whoever keeps the system to where it is put right', () => {
    const standstills = [{ consumer: 'stock', isProcess: false, views: ['stock', 'ledger'], at: 7, since: at(-1) }, { consumer: 'handout-process', isProcess: true, views: [], at: 7, since: at(-2) }];
    const [first, second] = alertsOf({ ...calm, standstills });
    expect([first?.key, first?.grave, first?.to]).toEqual(['reader-stopped:handout-process:7', true, '/board']);
    expect(second?.text).toContain('tell an administrator');
    expect(alertsOf({ ...calm, standstills, keeps: true }).map((alert) => alert.to)).toEqual(['/administration/consumers', '/administration/consumers']);
  });
  it('are none while all is well', () => expect(alertsOf(calm)).toEqual([]));

  it('name a township whose order has run out with people unaccounted for, once for all its villages', () => {
    const found = alertsOf({ ...calm, evacuations: [village('341503100201', 2, at(-1)), village('341503100202', 3, at(-1)), village('341503101201', 0, at(-1)), village('341503102201', 4, at(-1), at(-0.5))] });
    expect(found.map((one) => [one.key, one.grave])).toEqual([[`order-overdue:341503100:${at(-1)}`, true]]);
    expect(found[0]!.text).toContain('5');
  });

  it('warn of an order that runs out within two hours', () => {
    expect(alertsOf({ ...calm, evacuations: [village('341503100201', 2, at(1))] })[0]?.grave).toBe(false);
    expect(alertsOf({ ...calm, evacuations: [village('341503100201', 2, at(3))] })).toEqual([]);
  });

  it('put what is late before what is soon, and the oldest first', () => {
    const shipped = (id: string, dueAt: string): ConsignmentRow => ({ id, stage: 'shipped', to: 't', toName: id, dueAt }) as unknown as ConsignmentRow;
    const raised = (id: string, raisedAt: string, dueAt: string): RequisitionRow => ({ id, stage: 'raised', depotName: id, raisedAt, dueAt }) as unknown as RequisitionRow;
    const found = alertsOf({ ...calm, consignments: [shipped('b', at(-1)), shipped('a', at(-2)), shipped('c', at(1))], requisitions: [raised('r', at(-3.2), at(0.8)), raised('s', at(-1), at(3))] });
    expect(found.map((one) => one.key)).toEqual(['consignment-late:a', 'consignment-late:b', 'requisition-soon:r']);
  });
});

describe('an answer to an alert', () => {
  const answer = (alert: string, until: string): AlertRow => ({ disaster: 'd', place: '341503', alert, note: 'a team is out', by: 'li', at: at(-1), until });
  const missing = (n: number): BoardRow => total({ where: { ...figures().where, missing: n } });

  it('puts it behind what is open, with who answers', () => {
    const found = alertsOf({ ...calm, total: missing(3), graver: 'ii', answers: [answer('missing:3', at(11))] });
    expect(found.map((one) => [one.key, one.answered?.by])).toEqual([['level:ii', undefined], ['missing:3', 'li']]);
  });

  it('ends with the shift, and with the condition', () => {
    expect(alertsOf({ ...calm, total: missing(3), answers: [answer('missing:3', at(-0.1))] })[0]?.answered).toBeNull();
    expect(alertsOf({ ...calm, total: missing(4), answers: [answer('missing:3', at(11))] })[0]?.answered).toBeNull();
  });
});

describe('stock', () => {
  it('that expires within a week is said, once for each day', () => {
    const row = (earliestExpiry: string | null): StockRow => ({ depot: 'x', depotName: 'County', place: '341503', item: 'rice', onHand: 5, reserved: 0, held: 0, packed: 0, available: 5, earliestExpiry, lots: [], outflow: [] });
    expect(alertsOf({ ...calm, stock: [row('2026-07-05'), row('2026-07-20'), row(null)] }).map((one) => one.key)).toEqual(['expiring:x:rice:2026-07-05']);
  });
});

describe('stock against need', () => {
  const rice = (available: number): StockRow => ({ depot: 'x', depotName: '', place: '341503', item: 'rice', onHand: available, reserved: 0, held: 0, packed: 0, available, earliestExpiry: null, lots: [], outflow: [] });
  const right = (part: Partial<Entitlement>): Entitlement => ({ code: 'r', title: { zh: '', en: '' }, item: 'rice', amount: 500, basis: 'person', periodDays: 1, from: '2026-06-01', to: null, conditions: ['relocated'], places: [], ...part });

  it('counts the relocated for a daily right', () => {
    const [cover] = coverOf([rice(300_000)], [], [right({})], figures(), [], now);
    expect(cover).toMatchObject({ need: 100_000, periodDays: 1 });
    expect(roundsOf(cover!)).toBe(3);
  });

  it('needs no more of what is given once and was given', () => {
    const [cover] = coverOf([rice(0)], [], [right({ periodDays: null, conditions: [] })], figures({ handedOut: [{ item: 'rice', quantity: 150_000 }] }), [], now);
    expect(cover?.need).toBe(0);
  });

  it('counts what went out of the present round', () => {
    const slot = (from: string, quantity: number): PaceRow => ({ disaster: 'd', place: '341503', from, handouts: 1, items: [{ item: 'rice', quantity }] });
    const [cover] = coverOf([rice(20_000)], [], [right({})], figures(), [slot(at(-2), 90_000), slot(at(-30), 90_000)], now);
    expect(roundsOf(cover!)).toBeCloseTo(1.1);
  });

  it('says nothing where the board has no figure for the condition, or the right is not in force', () => {
    expect(coverOf([rice(1)], [], [right({ conditions: ['vulnerable'] })], figures(), [], now)[0]?.need).toBeNull();
    expect(coverOf([rice(1)], [], [right({ to: '2026-06-30' })], figures(), [], now)[0]?.need).toBeNull();
  });
});

describe('the funnel', () => {
  it('counts a home at every stage it has passed, and not one that left the way', () => {
    const stages = funnel([{ stage: 'applied', households: 2, rooms: 4 }, { stage: 'in-repair', households: 1, rooms: 2 }, { stage: 'moved-in', households: 3, rooms: 9 }, { stage: 'rejected', households: 5, rooms: 5 }]);
    const of = (name: string): [number, number] | undefined => stages.filter((stage) => stage.stage === name).map((stage): [number, number] => [stage.reached, stage.here])[0];
    expect([of('assessed'), of('applied'), of('structure'), of('moved-in')]).toEqual([[6, 0], [6, 2], [4, 1], [3, 3]]);
  });
});

describe('handouts over time', () => {
  const row = (from: string, handouts: number): PaceRow => ({ disaster: 'd', place: '341503', from, handouts, items: [{ item: 'rice', quantity: handouts * 500 }] });

  it('have a point for every step, also where nothing was given', () => {
    const rows = [row('2026-07-01T00:00:00Z', 2), row('2026-07-01T00:30:00Z', 1)];
    expect(stepOf(rows)).toBe('ten');
    expect(series(rows, null, 'ten').map((point) => point.value)).toEqual([2, 0, 0, 1]);
    expect(series(rows, 'rice', 'hour').map((point) => point.value)).toEqual([1500]);
  });

  it('fall on days of China', () => {
    const points = series([row('2026-07-01T15:50:00Z', 1), row('2026-07-01T16:00:00Z', 1)], null, 'day');
    expect(points.map((point) => new Date(point.at).toISOString())).toEqual(['2026-06-30T16:00:00.000Z', '2026-07-01T16:00:00.000Z']);
  });
});

describe('levels', () => {
  it('are graver from IV to I, and any is graver than none', () => expect([isGraver('i', 'iii'), isGraver('iv', 'iii'), isGraver('iv', null), isGraver('ii', 'ii')]).toEqual([true, false, true, false]));
});

describe('the map of sites', () => {
  const shelter = { id: 's', name: '中学', stage: 'open', present: 90, reserved: 5, capacity: 100, overflow: 0, free: 5, location: { latitude: 31.7, longitude: 116.5 } } as ShelterRow;
  const depot = { id: 'd', name: '县库', location: { latitude: 31.9, longitude: 116.2 } } as DepotRow;

  it('has what has coordinates, with its state and where a click leads', () => {
    const sites = sitesOf([{ shelters: [shelter, { ...shelter, id: 'x', location: null }], depots: [depot] }]);
    expect(sites.map(({ key, tone, free, to }) => [key, tone, free, to])).toEqual([['s', 'warn', 5, '/shelters/s'], ['d', 'none', null, '/depots/d']]);
    expect(around(sites)).toEqual([{ latitude: 31.7, longitude: 116.2 }, { latitude: 31.9, longitude: 116.5 }]);
    expect(around([])).toBeNull();
  });
});

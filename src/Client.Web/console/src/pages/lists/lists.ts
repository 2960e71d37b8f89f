import type { RouteLocationRaw } from 'vue-router';
import type { Column } from '@/design/list';
import type { Tone } from '@/design/tone';
import { kindOfRebuild, ledgerName, stageOfConsignment, stageOfHandout, stageOfRebuild, stageOfRequisition, stageOfShelter, tierOfDepot, urgencyName, whereName } from '@/words/codes';
import { day, moment, money, number } from '@/words/format';
import { amount, itemName } from '@/words/goods';
import { placeName, placeNames } from '@/words/places';
import type { HouseholdRow, LedgerKind, RebuildKind, RebuildStage, Views, Whereabouts } from '@/wire/rows';
import { pageOf } from './behind';
import { w } from './words';

/** A cell that is a state. */
export interface Tag {
  text: string;
  tone: Tone;
}

export interface ListColumn<T> extends Column<T> {
  /** Drawn as a tag instead of the text; null for none. */
  tag?: (row: T) => Tag | null;
}

export interface ListKind<T> {
  title: () => string;
  /** Whether the view has words to be searched for. */
  search?: boolean;
  /** Whether its rows belong to a disaster. */
  ofDisaster?: boolean;
  to?: (row: T) => RouteLocationRaw;
  columns: () => ListColumn<T>[];
}

const many = (value: number): string => number(value);

/** Where the members are: 3 in shelters, 1 at home. */
function whereabouts(row: HouseholdRow): string {
  const counts = new Map<Whereabouts['kind'], number>();
  for (const member of row.members) counts.set(member.where.kind, (counts.get(member.where.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${whereName(kind)} ${count}`).join(' · ');
}

const lateSince = (due: string | null, open: boolean): Tone => (open && due && new Date(due).getTime() < Date.now() ? 'alarm' : 'none');

/** Every list that a number of the board opens. */
export const lists: { readonly [V in keyof Views]?: ListKind<Views[V]> } = {
  households: {
    title: w.listHouseholds,
    search: true,
    ofDisaster: true,
    to: (row) => pageOf('households', row.id, row.headName),
    columns: () => [
      { key: 'head', title: w.head(), text: (row) => row.headName ?? w.erased(), sort: 'head' },
      { key: 'place', title: w.place(), text: (row) => placeNames(row.place), sort: 'village' },
      { key: 'persons', title: w.persons(), text: (row) => many(row.persons), number: true, sort: 'persons' },
      { key: 'where', title: w.where(), text: whereabouts, wide: true },
      { key: 'notGone', title: w.notGone(), text: (row) => (row.notGone ? many(row.notGone) : ''), number: true },
      { key: 'flags', title: w.flags(), text: (row) => [...(row.vulnerable ? [w.vulnerable()] : []), ...(row.needsIdFollowUp ? [w.needsId()] : [])].join(' · '), wide: true },
      { key: 'registered', title: w.registered(), text: (row) => moment(row.registeredAt), wide: true, sort: 'position' },
    ],
  },
  shelters: {
    title: w.listShelters,
    search: true,
    ofDisaster: true,
    to: (row) => pageOf('shelters', row.id, row.name),
    columns: () => [
      { key: 'name', title: w.name(), text: (row) => row.name, sort: 'name' },
      { key: 'stage', title: w.stage(), tag: (row) => ({ text: stageOfShelter(row.stage), tone: row.stage === 'open' ? 'good' : 'none' }), sort: 'stage', wide: true },
      { key: 'place', title: w.place(), text: (row) => placeNames(row.place), wide: true },
      { key: 'capacity', title: w.capacity(), text: (row) => many(row.capacity + row.overflow), number: true },
      { key: 'present', title: w.present(), text: (row) => many(row.present), number: true },
      { key: 'reserved', title: w.reserved(), text: (row) => many(row.reserved), number: true, wide: true },
      { key: 'free', title: w.free(), text: (row) => many(row.free), number: true, sort: 'free' },
      { key: 'households', title: w.households(), text: (row) => many(row.households), number: true, wide: true },
    ],
  },
  stock: {
    title: w.listStock,
    to: (row) => pageOf('depots', row.depot, row.depotName),
    columns: () => [
      { key: 'depot', title: w.depot(), text: (row) => row.depotName },
      { key: 'item', title: w.item(), text: (row) => itemName(row.item), sort: 'item' },
      { key: 'onHand', title: w.onHand(), text: (row) => amount({ item: row.item, quantity: row.onHand }), number: true },
      { key: 'promised', title: w.promised(), text: (row) => amount({ item: row.item, quantity: row.onHand - row.available }), number: true, wide: true },
      { key: 'available', title: w.available(), text: (row) => amount({ item: row.item, quantity: row.available }), number: true, sort: 'available' },
      { key: 'expiry', title: w.expiry(), text: (row) => (row.earliestExpiry ? day(row.earliestExpiry) : ''), sort: 'earliest_expiry', wide: true },
    ],
  },
  depots: {
    title: w.listDepots,
    search: true,
    to: (row) => pageOf('depots', row.id, row.name),
    columns: () => [
      { key: 'name', title: w.name(), text: (row) => row.name, sort: 'name' },
      { key: 'tier', title: w.tier(), text: (row) => tierOfDepot(row.tier), sort: 'tier' },
      { key: 'place', title: w.place(), text: (row) => placeNames(row.place), wide: true },
      { key: 'counts', title: w.counts(), text: (row) => (row.countsPending ? many(row.countsPending) : ''), number: true },
    ],
  },
  consignments: {
    title: w.listConsignments,
    to: (row) => `/depots/consignments/${row.id}`,
    columns: () => [
      { key: 'to', title: w.to(), text: (row) => row.toName },
      { key: 'stage', title: w.stage(), tag: (row) => ({ text: stageOfConsignment(row.stage), tone: row.stage === 'lost' ? 'alarm' : row.stage === 'shipped' ? 'accent' : row.stage === 'partly-received' ? 'warn' : 'none' }), sort: 'stage' },
      { key: 'from', title: w.from(), text: (row) => row.fromName, wide: true },
      { key: 'goods', title: w.goods(), text: (row) => row.lines.map((line) => `${itemName(line.lot.item)} ${amount({ item: line.lot.item, quantity: line.shipped })}`).join(' · '), wide: true },
      { key: 'vehicle', title: w.vehicle(), text: (row) => row.vehicle ?? '', wide: true },
      { key: 'due', title: w.due(), tag: (row) => (row.dueAt ? { text: moment(row.dueAt), tone: lateSince(row.dueAt, row.stage === 'shipped') } : null), sort: 'due_at' },
    ],
  },
  requisitions: {
    title: w.listRequisitions,
    to: (row) => `/depots/requests/${row.id}`,
    ofDisaster: true,
    columns: () => [
      { key: 'depot', title: w.depot(), text: (row) => row.depotName },
      { key: 'stage', title: w.stage(), tag: (row) => ({ text: stageOfRequisition(row.stage), tone: row.stage === 'raised' ? 'accent' : row.stage === 'fulfilled' ? 'good' : 'none' }), sort: 'stage' },
      { key: 'urgency', title: w.urgency(), tag: (row) => ({ text: urgencyName(row.urgency), tone: row.urgency === 'critical' ? 'alarm' : row.urgency === 'high' ? 'warn' : 'none' }), wide: true },
      { key: 'goods', title: w.goods(), text: (row) => row.lines.map((line) => `${itemName(line.item)} ${amount({ item: line.item, quantity: line.asked })}`).join(' · '), wide: true },
      { key: 'source', title: w.source(), text: (row) => row.sourceName ?? '', wide: true },
      { key: 'due', title: w.due(), tag: (row) => ({ text: moment(row.dueAt), tone: lateSince(row.dueAt, row.stage === 'raised' || row.stage === 'approved' || row.stage === 'shipped') }), sort: 'due_at' },
    ],
  },
  handouts: {
    title: w.listHandouts,
    ofDisaster: true,
    to: (row) => pageOf('households', row.household, row.headName),
    columns: () => [
      { key: 'head', title: w.head(), text: (row) => row.headName ?? w.erased() },
      { key: 'given', title: w.given(), text: (row) => row.lines.map((line) => `${itemName(line.lot.item)} ${amount({ item: line.lot.item, quantity: line.quantity })}`).join(' · ') },
      { key: 'stage', title: w.stage(), tag: (row) => ({ text: stageOfHandout(row.stage), tone: row.stage === 'given' ? 'good' : row.stage === 'given-back' ? 'warn' : 'none' }), sort: 'stage', wide: true },
      { key: 'depot', title: w.depot(), text: (row) => row.depotName, wide: true },
      { key: 'by', title: w.by(), text: (row) => row.by, wide: true },
      { key: 'at', title: w.at(), text: (row) => moment(row.at), sort: 'at' },
    ],
  },
  rebuilds: {
    title: w.listRebuilds,
    search: true,
    ofDisaster: true,
    to: (row) => `/rebuilding/${row.household}/${row.disaster}`,
    columns: () => [
      { key: 'head', title: w.head(), text: (row) => row.headName ?? w.erased() },
      { key: 'place', title: w.place(), text: (row) => placeNames(row.place), wide: true },
      { key: 'stage', title: w.stage(), tag: (row) => ({ text: stageOfRebuild(row.stage), tone: row.stage === 'moved-in' ? 'good' : row.stage === 'in-repair' || row.stage === 'rejected' ? 'warn' : 'accent' }), sort: 'stage' },
      { key: 'kind', title: w.kind(), text: (row) => kindOfRebuild(row.kind), sort: 'kind', wide: true },
      { key: 'rooms', title: w.rooms(), text: (row) => many(row.rooms), number: true },
      { key: 'published', title: w.published(), text: (row) => (row.publishedFrom ? day(row.publishedFrom) : ''), sort: 'published_from', wide: true },
      { key: 'grant', title: w.grant(), text: (row) => (row.grant === null ? '' : money(row.grant)), number: true, wide: true },
      { key: 'paid', title: w.paid(), text: (row) => (row.paid ? money(row.paid) : ''), number: true, wide: true },
    ],
  },
  evacuations: {
    title: w.listEvacuations,
    ofDisaster: true,
    to: (row) => ({ path: '/lists/households', query: { place: row.place, not_gone: 'true', live: 'true' } }),
    columns: () => [
      { key: 'place', title: w.place(), text: (row) => placeNames(row.place), sort: 'township' },
      { key: 'mustGo', title: w.mustGo(), text: (row) => many(row.figures.mustGo), number: true },
      { key: 'gone', title: w.gone(), text: (row) => many(row.figures.gone), number: true },
      { key: 'unaccounted', title: w.unaccounted(), text: (row) => many(row.figures.unaccounted), number: true, sort: 'unaccounted' },
      { key: 'returned', title: w.returned(), text: (row) => many(row.figures.returned), number: true, wide: true },
      { key: 'until', title: w.until(), tag: (row) => (row.liftedAt ? { text: w.lifted(), tone: 'good' } : { text: moment(row.until), tone: row.figures.unaccounted > 0 ? lateSince(row.until, true) : 'none' }), wide: true },
    ],
  },
  residents: {
    title: w.listResidents,
    search: true,
    ofDisaster: true,
    to: (row) => pageOf('households', row.household, row.headName),
    columns: () => [
      { key: 'head', title: w.head(), text: (row) => row.headName ?? w.erased() },
      { key: 'persons', title: w.persons(), text: (row) => many(row.members.length), number: true, sort: 'persons' },
      { key: 'shelter', title: w.shelter(), text: (row) => row.shelterName },
      { key: 'home', title: w.place(), text: (row) => (row.home ? placeNames(row.home) : ''), wide: true },
      { key: 'since', title: w.since(), text: (row) => moment(row.since), wide: true },
    ],
  },
  ledger: {
    title: w.listLedger,
    columns: () => [
      { key: 'depot', title: w.depot(), text: (row) => row.depotName },
      { key: 'kind', title: w.why(), text: (row) => ledgerName(row.kind), sort: 'kind' },
      { key: 'item', title: w.item(), text: (row) => itemName(row.lot.item), sort: 'item' },
      { key: 'change', title: w.change(), text: (row) => amount({ item: row.lot.item, quantity: row.change }), number: true },
      { key: 'balance', title: w.balance(), text: (row) => amount({ item: row.lot.item, quantity: row.balance }), number: true, wide: true },
      { key: 'reference', title: w.reference(), text: (row) => row.reference, wide: true },
      { key: 'otherSide', title: w.otherSide(), text: (row) => row.counterpartName ?? '', wide: true },
      { key: 'at', title: w.at(), text: (row) => moment(row.at), sort: 'position' },
    ],
  },
  counts: {
    title: w.listCounts,
    columns: () => [
      { key: 'depot', title: w.depot(), text: (row) => row.depotName },
      { key: 'item', title: w.item(), text: (row) => itemName(row.lot.item), sort: 'item' },
      { key: 'booked', title: w.booked(), text: (row) => amount({ item: row.lot.item, quantity: row.booked }), number: true },
      { key: 'counted', title: w.counted(), text: (row) => amount({ item: row.lot.item, quantity: row.counted }), number: true },
      { key: 'difference', title: w.difference(), text: (row) => amount({ item: row.lot.item, quantity: row.difference }), number: true },
      { key: 'at', title: w.at(), text: (row) => moment(row.at), wide: true },
    ],
  },
};

/** Columns of a view hold the server's own names of codes: PartlyReceived is partly-received on the wire. */
const codeOf = (value: string): string => value.replace(/(?<=.)([A-Z])/g, '-$1').toLowerCase();

const stages: Partial<Record<keyof Views, (code: never) => string>> = { shelters: stageOfShelter, consignments: stageOfConsignment, requisitions: stageOfRequisition, handouts: stageOfHandout, rebuilds: stageOfRebuild };

/** What a filter of the address means, in words. */
export function filterName(view: keyof Views, name: string, value: string): string {
  const yes = (word: string): string => (value === 'true' ? word : w.filterNo(word));
  switch (name) {
    case 'place':
    case 'township':
    case 'village':
      return placeName(value);
    case 'not_gone':
      return yes(w.notGone());
    case 'vulnerable':
      return yes(w.vulnerable());
    case 'needs_id':
      return yes(w.needsId());
    case 'must_go':
      return yes(w.mustGo());
    case 'missing':
      return yes(whereName('missing'));
    case 'lifted':
      return yes(w.lifted());
    case 'item':
      return itemName(value);
    case 'stage':
      return (stages[view] as ((code: string) => string) | undefined)?.(codeOf(value)) ?? value;
    case 'kind':
      return view === 'ledger' ? ledgerName(codeOf(value) as LedgerKind) : kindOfRebuild(codeOf(value) as RebuildKind);
    case 'rebuild_stage':
      return stageOfRebuild(codeOf(value) as RebuildStage);
    default:
      // The id of a depot, a household: nothing that a person reads.
      return w.filterOne(filterNames[name]?.() ?? name);
  }
}

const filterNames: Readonly<Record<string, () => string>> = { to_depot: w.to, from_depot: w.from, depot: w.depot, shelter: w.shelter, household: w.head, requisition: w.listRequisitions, source: w.source };

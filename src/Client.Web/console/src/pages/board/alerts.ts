import type { RouteLocationRaw } from 'vue-router';
import { deadlineOf } from '@/design/deadline';
import { levelName } from '@/words/codes';
import { itemName } from '@/words/goods';
import { readerName } from '@/words/readers';
import { placeName } from '@/words/places';
import { behind } from '../lists/behind';
import { roundsOf, type Cover } from './cover';
import type { Township } from './figures';
import type { AlertKey, AlertRow, BoardRow, ConsignmentRow, DepotRow, EvacuationRow, RequisitionRow, ResponseLevel, Standstill, StockRow } from '@/wire/rows';
import { w } from './words';

/** What somebody must look at. Worked out from the rows: it is gone when its cause is. */
export interface Alert {
  /** What it is about and in which condition: one that changes is another alert, for which nobody has answered yet. */
  key: AlertKey;
  grave: boolean;
  text: string;
  /** The deadline that has passed or is near, or when it happened; null where there is neither. */
  at: string | null;
  /** Whether `at` is a deadline. */
  due: boolean;
  to: RouteLocationRaw;
  /** Who answers for it, and what is done; null while it is open. */
  answered: AlertRow | null;
}

const ofGoods = ['consignment-late', 'consignment-lost', 'consignment-short', 'requisition-overdue', 'requisition-soon', 'cover', 'expiring', 'counts'];

/** Whether whoever keeps the depots of an area answers for it, too. */
export const isOfGoods = (key: AlertKey): boolean => ofGoods.includes(key.split(':', 1)[0] ?? '');

export interface AlertSources {
  now: number;
  total: BoardRow | null;
  townships: readonly Township[];
  evacuations: readonly EvacuationRow[];
  consignments: readonly ConsignmentRow[];
  requisitions: readonly RequisitionRow[];
  depots: readonly DepotRow[];
  stock: readonly StockRow[];
  answers: readonly AlertRow[];
  cover: readonly Cover[];
  /** A level graver than the present one that the figures suggest; null where they do not. */
  graver: ResponseLevel | null;
  /** What stands still of that which reads the records. */
  standstills: readonly Standstill[];
  /** Whether whoever looks may get it going again. */
  keeps: boolean;
}

const moment = (at: string): number => new Date(at).getTime();

/** Stock that expires within so many days is said. */
const expiring = 7;

/** Everything that wants attention: what nobody answers for first, then the gravest, and among equals the oldest. */
export function alertsOf(of: AlertSources): Alert[] {
  const found: Alert[] = [];
  const answers = new Map(of.answers.filter((row) => moment(row.until) > of.now).map((row) => [row.alert, row]));
  const add = (key: AlertKey, grave: boolean, text: string, at: string | null, to: RouteLocationRaw, due = true): void => void found.push({ key, grave, text, at, to, due, answered: answers.get(key) ?? null });

  const missing = of.total?.figures.where.missing ?? 0;
  if (missing > 0) add(`missing:${missing}`, true, w.alertMissing(missing), null, behind('households', { missing: true }));
  if (of.graver) add(`level:${of.graver}`, false, w.alertLevel(levelName(of.graver)), null, '/board');

  for (const one of of.standstills) {
    const text = one.isProcess ? w.alertProcessStopped(readerName(one.consumer)) : w.alertViewStopped(readerName(one.consumer));
    add(`reader-stopped:${one.consumer}:${one.at}`, true, of.keeps ? text : w.tellAdministrator(text), one.since, of.keeps ? '/administration/consumers' : '/board', false);
  }

  const orders = new Map<string, { until: string; unaccounted: number }>();
  for (const row of of.evacuations) {
    if (row.liftedAt) continue;
    const order = orders.get(row.ordered) ?? { until: row.until, unaccounted: 0 };
    orders.set(row.ordered, { until: order.until < row.until ? order.until : row.until, unaccounted: order.unaccounted + row.figures.unaccounted });
  }
  for (const [place, order] of orders) {
    if (order.unaccounted === 0) continue;
    const to = behind('households', { place, not_gone: true });
    if (moment(order.until) <= of.now) add(`order-overdue:${place}:${order.until}`, true, w.alertOverdue(placeName(place), order.unaccounted), order.until, to);
    else if (moment(order.until) - of.now < 2 * 3600_000) add(`order-soon:${place}:${order.until}`, false, w.alertSoon(placeName(place), order.unaccounted), order.until, to);
  }

  for (const row of of.consignments) {
    const to = `/depots/consignments/${row.id}`;
    if (row.stage === 'shipped' && row.dueAt && moment(row.dueAt) < of.now) add(`consignment-late:${row.id}`, true, w.alertLate(row.toName), row.dueAt, to);
    else if (row.stage === 'lost' && !row.reconciledAt) add(`consignment-lost:${row.id}`, true, w.alertLost(row.toName), row.closedAt, to, false);
    else if (row.stage === 'partly-received' && !row.reconciledAt) add(`consignment-short:${row.id}`, false, w.alertShort(row.toName), row.closedAt, to, false);
  }

  for (const row of of.requisitions) {
    if (row.stage !== 'raised') continue;
    const to = `/depots/requests/${row.id}`;
    const stands = deadlineOf(row.raisedAt, row.dueAt, of.now);
    if (stands === 'late') add(`requisition-overdue:${row.id}`, true, w.alertRequest(row.depotName), row.dueAt, to);
    else if (stands === 'soon') add(`requisition-soon:${row.id}`, false, w.alertRequestSoon(row.depotName), row.dueAt, to);
  }

  for (const one of of.townships) {
    const open = one.shelters.filter((shelter) => shelter.stage === 'open');
    const waiting = one.board.figures.evacuation.unaccounted;
    // A full shelter is a success; it is an alert where people are still to come.
    if (open.length > 0 && one.free <= 0 && waiting > 0) add(`shelters-full:${one.place}:${open.length}`, false, w.alertFull(placeName(one.place), open.length), null, behind('shelters', { place: one.place }));
  }

  for (const cover of of.cover) {
    const rounds = roundsOf(cover);
    if (rounds !== null && rounds < 1) add(`cover:${cover.item}`, true, w.alertCover(itemName(cover.item)), null, behind('stock', { item: cover.item }));
  }

  for (const row of of.depots) if (row.countsPending > 0) add(`counts:${row.id}:${row.countsPending}`, false, w.alertCounts(row.name, row.countsPending), null, `/depots/${row.id}/count`);

  for (const row of of.stock) {
    // The day is one in China; its last moment counts.
    if (!row.earliestExpiry || row.onHand <= 0) continue;
    const last = `${row.earliestExpiry}T23:59:59+08:00`;
    if (moment(last) - of.now < expiring * 86_400_000) add(`expiring:${row.depot}:${row.item}:${row.earliestExpiry}`, false, w.alertExpiring(row.depotName, itemName(row.item)), last, behind('stock', { item: row.item }));
  }

  return found.toSorted((a, b) => Number(!!a.answered) - Number(!!b.answered) || Number(b.grave) - Number(a.grave) || (a.at ?? '9').localeCompare(b.at ?? '9') || a.key.localeCompare(b.key));
}

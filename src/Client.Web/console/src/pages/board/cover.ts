import { dayInChina } from '@/design/chinaTime';
import type { BoardFigures, ConsignmentRow, Entitlement, EntitlementCondition, ItemCode, PaceRow, StockRow } from '@/wire/rows';

/** How far the stock of one item reaches, in base units. */
export interface Cover {
  item: ItemCode;
  available: number;
  onHand: number;
  /** Shipped and not yet received. */
  onRoad: number;
  handedOut: number;
  /** What one round of the relief plan takes for the people now; null where the plan has nothing of the item that can be worked out. */
  need: number | null;
  /** Days between two rounds; null where it is given once. */
  periodDays: number | null;
  /** Of the present round, what went out already: within the last `periodDays`. */
  givenOfRound: number;
}

/**
 * How many persons or households an entitlement reaches now; null where the board has no figure for its condition.
 * Where several conditions hold together, the smallest group is the upper bound that is taken.
 */
function reached(right: Entitlement, figures: BoardFigures): number | null {
  const { where } = figures;
  const out = where.shelter + where.kin + where.rented + where.hospital + where.other;
  const persons: Record<EntitlementCondition, number | null> = { relocated: out, 'in-shelter': where.shelter, 'home-lost': null, vulnerable: null };
  const perHousehold = figures.persons > 0 ? figures.households / figures.persons : 0;
  const households: Record<EntitlementCondition, number | null> = {
    relocated: out * perHousehold,
    'in-shelter': where.shelter * perHousehold,
    'home-lost': Math.max(figures.losses.collapsedHouseholds, figures.losses.severelyDamagedHouseholds),
    vulnerable: null,
  };
  const by = right.basis === 'person' ? persons : households;
  const groups = right.conditions.map((condition) => by[condition]);
  if (groups.some((group) => group === null)) return null;
  return Math.round(Math.min(right.basis === 'person' ? figures.persons - where.dead - where.missing : figures.households, ...(groups as number[])));
}

const inForce = (right: Entitlement, today: string): boolean => right.from <= today && (right.to === null || today <= right.to);

/** The stock of every item against one round of the relief plan; items that the plan gives and nobody has are there, too. */
export function coverOf(stock: readonly StockRow[], consignments: readonly ConsignmentRow[], plan: readonly Entitlement[], figures: BoardFigures, pace: readonly PaceRow[], now: number): Cover[] {
  const today = dayInChina(now);
  const items = new Map<ItemCode, Cover>();
  const of = (item: ItemCode): Cover => {
    const known = items.get(item) ?? { item, available: 0, onHand: 0, onRoad: 0, handedOut: 0, need: null, periodDays: null, givenOfRound: 0 };
    items.set(item, known);
    return known;
  };
  for (const row of stock) {
    const cover = of(row.item);
    cover.available += row.available;
    cover.onHand += row.onHand;
  }
  for (const row of consignments) if (row.stage === 'shipped') for (const line of row.lines) of(line.lot.item).onRoad += line.shipped;
  for (const figure of figures.handedOut) of(figure.item).handedOut = figure.quantity;
  for (const right of plan) {
    if (!inForce(right, today)) continue;
    const number = reached(right, figures);
    if (number === null) continue;
    const cover = of(right.item);
    const round = number * right.amount;
    // What is given once and was given is needed no more.
    const need = right.periodDays === null ? Math.max(0, round - cover.handedOut) : round;
    cover.need = (cover.need ?? 0) + need;
    cover.periodDays = right.periodDays === null ? cover.periodDays : Math.min(cover.periodDays ?? right.periodDays, right.periodDays);
  }
  for (const cover of items.values()) {
    if (cover.periodDays === null) continue;
    const since = now - cover.periodDays * 86_400_000;
    for (const slot of pace) if (new Date(slot.from).getTime() >= since) cover.givenOfRound += slot.items.find((one) => one.item === cover.item)?.quantity ?? 0;
  }
  return [...items.values()].toSorted((a, b) => urgency(a) - urgency(b) || a.item.localeCompare(b.item));
}

/** How many rounds there are, what went out of the present one included; null where no need is known, infinite where there is none. */
export const roundsOf = (cover: Cover): number | null => (cover.need === null ? null : cover.need === 0 ? Infinity : (cover.available + cover.givenOfRound) / cover.need);

const urgency = (cover: Cover): number => roundsOf(cover) ?? Number.MAX_VALUE;

import type { DepotRow, GeoPoint, ItemCode, PlaceCode, RequisitionRow, StockRow } from '@/wire/rows';
import { coverOf, usableOf } from './cover';

/** What a depot could give of one line of a request, in base units. */
export interface Offer {
  item: ItemCode;
  asked: number;
  available: number;
  gives: number;
}

/** A depot that could supply a request. */
export interface Source {
  depot: DepotRow;
  offers: readonly Offer[];
  /** Whether it has all of it. */
  whole: boolean;
  /** How much of the request it covers, 0 to 1: the mean over the lines. */
  share: number;
  /** Kilometres as the crow flies; null where one of the two has no location. */
  distance: number | null;
  /** 0 in the same village, 1 township, 2 county, 3 prefecture, 4 province, 5 elsewhere. */
  apart: number;
  /** Whether it would itself be left with less than a day's stock of something. */
  drained: boolean;
}

const radius = 6371;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres between two points, as the crow flies. */
export function kilometres(a: GeoPoint, b: GeoPoint): number {
  const [dLat, dLon] = [rad(b.latitude - a.latitude), rad(b.longitude - a.longitude)];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** How far apart two places are by the tiers they share. */
export function tiersApart(a: PlaceCode, b: PlaceCode): number {
  const at = [12, 9, 6, 4, 2].findIndex((length) => a.slice(0, length) === b.slice(0, length));
  return at < 0 ? 5 : at;
}

/**
 * The depots that could supply a request, best first: those that have all of it, of those the ones that are not drained by it, then the nearest, then a
 * county store before a point, then the one that is left with most. Where no one has all, whoever covers most comes first.
 */
export function sourcesFor(request: Pick<RequisitionRow, 'depot' | 'place' | 'disaster' | 'lines'>, depots: readonly DepotRow[], stock: readonly StockRow[], now: number): Source[] {
  const to = depots.find((depot) => depot.id === request.depot);
  const of = new Map(stock.map((row) => [`${row.depot}/${row.item}`, row]));
  const found: Source[] = [];
  for (const depot of depots) {
    if (depot.id === request.depot) continue;
    let drained = false;
    const offers = request.lines.map(({ item, asked }): Offer => {
      const row = of.get(`${depot.id}/${item}`);
      const available = row ? usableOf(row, request.disaster, now) : 0;
      const gives = Math.min(asked, available);
      const left = row ? coverOf({ available: row.available - gives, outflow: row.outflow }, now).days : null;
      drained ||= gives > 0 && left !== null && left < 1;
      return { item, asked, available, gives };
    });
    if (offers.every((offer) => offer.gives === 0)) continue;
    const distance = depot.location && to?.location ? kilometres(depot.location, to.location) : null;
    found.push({
      depot,
      offers,
      whole: offers.every((offer) => offer.gives === offer.asked),
      share: offers.reduce((sum, offer) => sum + (offer.asked ? offer.gives / offer.asked : 1), 0) / offers.length,
      distance,
      apart: tiersApart(depot.place, request.place),
      drained,
    });
  }
  const surplus = (source: Source): number => Math.min(...source.offers.map((offer) => (offer.asked ? offer.available / offer.asked : Infinity)));
  return found.toSorted(
    (a, b) =>
      Number(b.whole) - Number(a.whole) ||
      (a.whole ? 0 : b.share - a.share) ||
      Number(a.drained) - Number(b.drained) ||
      (a.distance !== null && b.distance !== null ? a.distance - b.distance : a.apart - b.apart) ||
      Number(b.depot.tier === 'county') - Number(a.depot.tier === 'county') ||
      surplus(b) - surplus(a) ||
      a.depot.name.localeCompare(b.depot.name),
  );
}

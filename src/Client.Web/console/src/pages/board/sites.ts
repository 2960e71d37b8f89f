import { fullness, type Tone } from '@/design/tone';
import type { DepotRow, GeoPoint, ShelterRow } from '@/wire/rows';
import type { Township } from './figures';

/** A shelter or a depot where its coordinates are known. */
export interface Site {
  key: string;
  kind: 'shelter' | 'depot';
  name: string;
  at: GeoPoint;
  tone: Tone;
  /** Places left; null for a depot and for a shelter that is not open. */
  free: number | null;
  to: string;
}

export const toneOfShelter = (shelter: Pick<ShelterRow, 'stage' | 'present' | 'reserved' | 'capacity' | 'overflow'>): Tone =>
  shelter.stage !== 'open' ? 'none' : fullness(shelter.present + shelter.reserved, shelter.capacity + shelter.overflow);

const shelterSite = (row: ShelterRow): Site[] => (row.location ? [{ key: row.id, kind: 'shelter', name: row.name, at: row.location, tone: toneOfShelter(row), free: row.stage === 'open' ? row.free : null, to: `/shelters/${row.id}` }] : []);
const depotSite = (row: DepotRow): Site[] => (row.location ? [{ key: row.id, kind: 'depot', name: row.name, at: row.location, tone: 'none', free: null, to: `/depots/${row.id}` }] : []);

/** What can be drawn where it lies. */
export const sitesOf = (townships: readonly Pick<Township, 'shelters' | 'depots'>[]): Site[] => townships.flatMap((one) => [...one.shelters.flatMap(shelterSite), ...one.depots.flatMap(depotSite)]);

/** The rectangle around all, as south-west and north-east; null where there is none. */
export function around(sites: readonly Pick<Site, 'at'>[]): [GeoPoint, GeoPoint] | null {
  if (sites.length === 0) return null;
  const [north, east] = [sites.map((one) => one.at.latitude), sites.map((one) => one.at.longitude)];
  return [{ latitude: Math.min(...north), longitude: Math.min(...east) }, { latitude: Math.max(...north), longitude: Math.max(...east) }];
}

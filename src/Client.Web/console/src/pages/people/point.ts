import type { GeoPoint } from '@/wire/rows';

/** Reads "31.75, 116.50". @returns Null where nothing is written, undefined where it is no point on the globe. */
export function pointOf(text: string): GeoPoint | null | undefined {
  const parts = text.normalize('NFKC').split(/[,;\s、]+/).filter(Boolean);
  if (parts.length === 0) return null;
  const [latitude, longitude] = parts.map(Number);
  if (parts.length !== 2 || latitude === undefined || longitude === undefined || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return undefined;
  return { latitude, longitude };
}

import { reactive } from 'vue';
import { get } from '@/api/http';
import type { PlaceCode } from '@/wire/rows';

/** A place as the server tells it. */
export interface Place {
  code: PlaceCode;
  name: string;
  /** From the province down. */
  path: string;
  children: { code: PlaceCode; name: string }[];
}

const names = reactive(new Map<PlaceCode, string>());
const asked = new Map<PlaceCode, Promise<Place>>();

/** A place with those right under it, asked for once. */
export function place(code: PlaceCode): Promise<Place> {
  const known = asked.get(code);
  if (known) return known;
  const coming = get<Place>(`/api/places/${code}`).then((reply) => {
    names.set(reply.code, reply.name);
    for (const child of reply.children) names.set(child.code, child.name);
    return reply;
  });
  asked.set(code, coming);
  // Asked for again after a break.
  coming.catch(() => asked.delete(code));
  return coming;
}

/** 2, 4, 6, 9, 12 digits from the province to the village; the country has 1. */
export function parentOf(code: PlaceCode): PlaceCode {
  const shorter = [9, 6, 4, 2].find((length) => length < code.length);
  return shorter ? code.slice(0, shorter) : '0';
}

export const isInside = (code: PlaceCode, other: PlaceCode): boolean => other === '0' || code.startsWith(other);

/** The name of a place, or its code until the name has come. */
export function placeName(code: PlaceCode): string {
  const known = names.get(code);
  if (known !== undefined) return known;
  // A place comes with its siblings; where a village is not listed its code stands.
  void place(code.length > 6 ? parentOf(code) : code).catch(() => undefined);
  return code;
}

/** The township and the village: 苏埠镇 南关村. */
export const placeNames = (code: PlaceCode): string => (code.length > 9 ? `${placeName(code.slice(0, 9))} ${placeName(code)}` : placeName(code));

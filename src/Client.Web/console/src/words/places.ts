import { reactive } from 'vue';
import { get, Unreached } from '@/api/http';
import type { PlaceCode } from '@/wire/rows';
import { t } from './language';

export interface PlaceName {
  code: PlaceCode;
  name: string;
  english: string;
}

/** A place as the server tells it. */
export interface Place extends PlaceName {
  /** From the province down, in Chinese. */
  path: string;
  /** With the first letters of their pinyin. */
  children: (PlaceName & { initials: string })[];
}

const names = reactive(new Map<PlaceCode, PlaceName>());

/** The name in the language of the screen. */
export const nameOf = (one: PlaceName): string => t(one.name, one.english);
const asked = new Map<PlaceCode, Promise<Place>>();

/** The places that the village is chosen from: kept for a time without network, for they are the same for everybody. */
const kept = 'relief.places';
const mostKept = 24;

function keep(one: Place): void {
  const others = read().filter((other) => other.code !== one.code);
  try {
    localStorage.setItem(kept, JSON.stringify([one, ...others].slice(0, mostKept)));
  } catch {
    // No room: then the village is chosen with a network only.
    localStorage.removeItem(kept);
  }
}
function read(): Place[] {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? '[]') as Place[];
  } catch {
    return [];
  }
}

async function ask(code: PlaceCode): Promise<Place> {
  try {
    const reply = await get<Place>(`/api/places/${code}`);
    if (reply.children.length > 0) keep(reply);
    return reply;
  } catch (fault) {
    const known = fault instanceof Unreached ? read().find((one) => one.code === code) : undefined;
    if (!known) throw fault;
    return known;
  }
}

/** As people there write it, whatever the language of the screen; nothing until it has come. */
export const nameInChinese = (code: PlaceCode): string => names.get(code)?.name ?? '';

/** A place with those right under it, asked for once. */
export function place(code: PlaceCode): Promise<Place> {
  const known = asked.get(code);
  if (known) return known;
  const coming = ask(code).then((reply) => {
    names.set(reply.code, reply);
    for (const child of reply.children) names.set(child.code, child);
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
  if (known) return nameOf(known);
  // A place comes with its siblings; where a village is not listed its code stands.
  void place(code.length > 6 ? parentOf(code) : code).catch(() => undefined);
  return code;
}

/** The township and the village: 苏埠镇 南关村; in English the village first. */
export function placeNames(code: PlaceCode): string {
  if (code.length <= 9) return placeName(code);
  const [township, village] = [placeName(code.slice(0, 9)), placeName(code)];
  return t(`${township} ${village}`, `${village}, ${township}`);
}

/** The name without the word for its kind, in English, where there is little room: Subu. */
export const shortName = (code: PlaceCode): string => placeName(code).replace(/ (Town|Township|Subdistrict|County|District|City)$/, '');

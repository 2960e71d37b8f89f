import { whereName } from '@/words/codes';
import { t } from '@/words/language';
import { nameInChinese, placeNames } from '@/words/places';
import type { Day, HouseholdRow, MemberRow, Whereabouts } from '@/wire/rows';
import { w } from './words';

/** Today in China, as yyyy-MM-dd. */
export const todayInChina = (now = Date.now()): Day => new Date(now + 8 * 3600_000).toISOString().slice(0, 10);

/** Whole months lived on a day. */
export function monthsOld(birth: Day, today: Day): number {
  const [by, bm, bd] = birth.split('-').map(Number) as [number, number, number];
  const [ty, tm, td] = today.split('-').map(Number) as [number, number, number];
  return (ty - by) * 12 + (tm - bm) - (td < bd ? 1 : 0);
}

/** 43 岁; of the smallest in months. */
export function ageText(birth: Day, today: Day): string {
  const months = monthsOld(birth, today);
  return months < 24 ? w.months(Math.max(0, months)) : w.age(Math.floor(months / 12));
}

/** Where a member is, the shelter by its name. */
export const whereText = (member: Pick<MemberRow, 'where' | 'shelterName'>): string => (member.where.kind === 'shelter' ? (member.shelterName ?? whereName('shelter')) : whereName(member.where.kind));

export const isPresent = (member: MemberRow): boolean => member.where.kind !== 'dead' && member.where.kind !== 'missing';

export const isSamePlace = (one: Whereabouts, other: Whereabouts): boolean => one.kind === other.kind && (one.kind !== 'shelter' || other.kind !== 'shelter' || one.shelter === other.shelter);

/** From this age on steps and stairs ask too much of many: as the server counts it. */
const old = 65;

/** Whether somebody among them gets in badly over steps. */
export const needStepFree = (members: readonly MemberRow[], today: Day): boolean =>
  members.some((member) => member.vulnerabilities.some((group) => group === 'disabled' || group === 'elderly-alone') || (member.birth !== null && monthsOld(member.birth, today) >= old * 12));

/** Township, village and house; many write the village into the address, and it is said once. */
export function homeText({ place, address }: Pick<HouseholdRow, 'place' | 'address'>): string {
  // Asked for by its name in the language of the screen; what people write is Chinese.
  const shown = placeNames(place);
  const village = nameInChinese(place);
  return [shown, village && address?.startsWith(village) ? address.slice(village.length).trim() : address].filter(Boolean).join(t(' ', ', '));
}

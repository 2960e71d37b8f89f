import type { Commands } from '@/wire/commands';
import type { Day, DisasterRow, DisasterStage, Entitlement, ItemCode } from '@/wire/rows';

/** What leads a disaster from stage to stage. */
export type Deed = Extract<keyof Commands, 'disasters/verify' | 'disasters/respond' | 'disasters/start-recovery' | 'disasters/close' | 'disasters/cancel' | 'disasters/reopen'>;

const deeds: Readonly<Record<DisasterStage, readonly Deed[]>> = {
  unknown: [],
  reported: ['disasters/verify', 'disasters/cancel'],
  verified: ['disasters/respond', 'disasters/cancel'],
  responding: ['disasters/respond', 'disasters/start-recovery'],
  recovering: ['disasters/close'],
  closed: ['disasters/reopen'],
  cancelled: ['disasters/reopen'],
};

/** What may be decided now, the usual step first. */
export const deedsOf = (row: Pick<DisasterRow, 'stage'>): readonly Deed[] => deeds[row.stage];

/** Whether orders, entitlements and details may still be changed. */
export const isOpen = (row: Pick<DisasterRow, 'stage'>): boolean => row.stage !== 'closed' && row.stage !== 'cancelled';

export type Standing = 'running' | 'coming' | 'over';

/** Where an entitlement stands on a day in China. */
export const standingOf = (one: Pick<Entitlement, 'from' | 'to'>, today: Day): Standing => (today < one.from ? 'coming' : one.to && one.to < today ? 'over' : 'running');

/** In force first, then those to come, those ended last; each by its first day. */
export function inOrder(entitlements: readonly Entitlement[], today: Day): Entitlement[] {
  const rank: readonly Standing[] = ['running', 'coming', 'over'];
  return entitlements.toSorted((a, b) => rank.indexOf(standingOf(a, today)) - rank.indexOf(standingOf(b, today)) || a.from.localeCompare(b.from) || a.code.localeCompare(b.code));
}

/** A code for a new entitlement that none has yet: rice, rice-2. It names it for ever, also when its title changes. */
export function newCode(item: ItemCode, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const code = n === 1 ? item : `${item}-${n}`;
    if (!taken.includes(code)) return code;
  }
}

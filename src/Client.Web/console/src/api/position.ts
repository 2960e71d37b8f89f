import type { JournalPosition } from '@/wire/rows';

let last: { position: JournalPosition; at: number } | null = null;

/** Remembers that a command of this browser was recorded there. */
export function recorded(position: JournalPosition): void {
  if (!last || position > last.position) last = { position, at: Date.now() };
}

/** Lists are asked to be at least as new as this: one reads what one wrote. Undefined once every view has long passed it. */
export const ownPosition = (): JournalPosition | undefined => (last && Date.now() - last.at < 30_000 ? last.position : undefined);

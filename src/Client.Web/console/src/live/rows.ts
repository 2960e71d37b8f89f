import type { LiveBatch } from '@/wire/rows';

/** The rows of one view as this screen has them, and the position up to which they are complete. */
export class Rows<T> {
  readonly byKey = new Map<string, T>();
  private positions = new Map<string, number>();
  private complete = 0;
  private of = 0;

  /** The position to resume from after a break. */
  get through(): number {
    return this.complete;
  }

  /** The epoch that the position belongs to. */
  get epoch(): number {
    return this.of;
  }

  /**
   * Takes a batch in. A row older than the one here changes nothing: a batch may come twice around a reconnection.
   * @returns Whether any row changed.
   */
  merge(batch: LiveBatch): boolean {
    let moved = batch.resync && this.byKey.size > 0;
    if (batch.resync) {
      this.byKey.clear();
      this.positions.clear();
      this.complete = 0;
    }
    for (const { key, position, row } of batch.rows) {
      if (position < (this.positions.get(key) ?? 0)) continue;
      this.positions.set(key, position);
      moved = true;
      if (row === null || row === undefined) this.byKey.delete(key);
      else this.byKey.set(key, row as T);
    }
    this.complete = Math.max(this.complete, batch.through);
    if (!batch.resync) this.of = batch.epoch;
    return moved;
  }
}

/** One row as the hub sends it; `row` is null once it is deleted or has left the account's area. */
export interface LiveRow {
  key: string;
  position: number;
  row: unknown;
}

/** What the hub sends: rows to merge by key, in order. */
export interface LiveBatch {
  resync: boolean;
  rows: LiveRow[];
  through: number;
  /** Of the view; a view that was built anew has another. */
  epoch: number;
  /** Whether the rows now show everything up to two seconds ago. */
  live: boolean;
  /** The moment up to which they are complete. */
  asOf: string | null;
}

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

  /** Takes a batch in. A row older than the one here changes nothing: a batch may come twice around a reconnection. */
  merge(batch: LiveBatch): void {
    if (batch.resync) {
      this.byKey.clear();
      this.positions.clear();
      this.complete = 0;
    }
    for (const { key, position, row } of batch.rows) {
      if (position < (this.positions.get(key) ?? 0)) continue;
      this.positions.set(key, position);
      if (row === null || row === undefined) this.byKey.delete(key);
      else this.byKey.set(key, row as T);
    }
    this.complete = Math.max(this.complete, batch.through);
    if (!batch.resync) this.of = batch.epoch;
  }
}

import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection, type ISubscription } from '@microsoft/signalr';
import { ref, shallowRef, triggerRef, type Ref, type ShallowRef } from 'vue';
import { Rows, type LiveBatch } from './rows';

export type LiveState = 'live' | 'catching-up' | 'offline';

interface Watch {
  start(): void;
  stop(): void;
  state: LiveState;
  asOf: Date | null;
}

/** Waits between attempts to come back, in milliseconds; the last is repeated for ever, for a phone may be away for hours. */
const waits = [0, 500, 1000, 2000, 5000];

/**
 * The one connection of this screen. Subscriptions resume from the position they have; what the screen shows as its state is the worst of them.
 */
export class LiveConnection {
  readonly state: Ref<LiveState> = ref('offline');
  /** When the connection was lost, or null while it stands. */
  readonly offlineSince: Ref<Date | null> = ref(new Date());
  /** The moment up to which everything on the screen is complete: that of the view furthest behind. */
  readonly dataAt: Ref<Date | null> = ref(null);

  private readonly hub: HubConnection;
  private readonly watches = new Set<Watch>();
  private stopped = false;

  constructor(url = '/live') {
    this.hub = new HubConnectionBuilder()
      .withUrl(url)
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => waits[Math.min(previousRetryCount, waits.length - 1)] ?? 5000 })
      .configureLogging(LogLevel.None)
      .build();
    this.hub.onreconnecting(() => this.lost());
    this.hub.onclose(() => this.lost());
    this.hub.onreconnected(() => this.back());
  }

  async start(): Promise<void> {
    for (let attempt = 0; !this.stopped; attempt++) {
      try {
        await this.hub.start();
        this.back();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, waits[Math.min(attempt + 1, waits.length - 1)]));
      }
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const watch of this.watches) watch.stop();
    this.watches.clear();
    await this.hub.stop();
  }

  /** Rows of a view, kept up to date until `close` is called. */
  watch<T>(view: string, filter: { disaster?: string; depot?: string; place?: string } = {}): { rows: ShallowRef<Map<string, T>>; close: () => void } {
    const held = new Rows<T>();
    const rows = shallowRef(held.byKey) as ShallowRef<Map<string, T>>;
    let subscription: ISubscription<LiveBatch> | null = null;
    const watch: Watch = {
      state: 'catching-up',
      asOf: null,
      start: () => {
        subscription?.dispose();
        watch.state = 'catching-up';
        subscription = this.hub.stream<LiveBatch>('Rows', { view, after: held.through, epoch: held.epoch, ...filter }).subscribe({
          next: (batch) => {
            held.merge(batch);
            watch.state = batch.live ? 'live' : 'catching-up';
            watch.asOf = batch.asOf ? new Date(batch.asOf) : watch.asOf;
            triggerRef(rows);
            this.tell();
          },
          error: () => {
            watch.state = 'catching-up';
            this.tell();
          },
          complete: () => undefined,
        });
      },
      stop: () => {
        subscription?.dispose();
        subscription = null;
      },
    };
    this.watches.add(watch);
    if (this.hub.state === HubConnectionState.Connected) watch.start();
    return {
      rows,
      close: () => {
        watch.stop();
        this.watches.delete(watch);
      },
    };
  }

  private lost(): void {
    this.offlineSince.value ??= new Date();
    this.tell();
  }

  private back(): void {
    this.offlineSince.value = null;
    for (const watch of this.watches) watch.start();
    this.tell();
  }

  private tell(): void {
    const moments = [...this.watches].map((watch) => watch.asOf);
    this.dataAt.value = moments.includes(null) ? this.dataAt.value : moments.reduce((a, b) => (a && b && b < a ? b : a), moments[0] ?? null);
    this.state.value = this.offlineSince.value ? 'offline' : [...this.watches].every((watch) => watch.state === 'live') ? 'live' : 'catching-up';
  }
}

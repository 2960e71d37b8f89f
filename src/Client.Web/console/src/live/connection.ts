import type { HubConnection, ISubscription } from '@microsoft/signalr';
import { ref, shallowRef, triggerRef, type Ref, type ShallowRef } from 'vue';
import type { Page } from '@/api/views';
import type { LiveBatch, Standstill, Views } from '@/wire/rows';
import { Rows } from './rows';

/** `stopped`: rows on the screen get no newer until an operator helps. */
export type LiveState = 'live' | 'catching-up' | 'stopped' | 'offline';

export interface LiveFilter {
  disaster?: string;
  depot?: string;
  place?: string;
}

/** Rows of a view as they are now; the map is the same one, and is told to have changed. */
export interface Watched<T> {
  readonly rows: ShallowRef<ReadonlyMap<string, T>>;
  /** Whether the first load is complete. */
  readonly loaded: Ref<boolean>;
  /** Position up to which the rows are complete. */
  through(): number;
  close(): void;
}

interface Watch {
  view: keyof Views;
  start(): void;
  stop(): void;
  state: LiveState;
  asOf: Date | null;
}

/** Waits between attempts to come back, in milliseconds; the last is repeated for ever, for a phone may be away for hours. */
const waits = [0, 500, 1000, 2000, 5000];

/** Every subscription hears something each two to three seconds: after this long in silence nothing is called live, in milliseconds. */
const doubt = 4500;

/** A connection that is silent for this long is taken to be lost. */
const silence = 8000;

/** The most rows that the server puts into a batch. */
const fullBatch = 500;

/**
 * The one connection of this screen. Subscriptions resume from the position they have; what the screen shows as its state is the worst of them.
 */
export class LiveConnection {
  readonly state: Ref<LiveState> = ref('catching-up');
  /** When the connection was lost, or null while it stands or is first being made. */
  readonly offlineSince: Ref<Date | null> = ref(null);
  /** The moment up to which everything on the screen is complete: that of the view furthest behind. */
  readonly dataAt: Ref<Date | null> = ref(null);

  /** The readers of the records that stand still, as the server last said. */
  readonly standstills: ShallowRef<readonly Standstill[]> = shallowRef([]);
  /** Since when the oldest of the views on this screen stands still; null where none does. */
  readonly stoppedSince: Ref<Date | null> = ref(null);

  private hub: HubConnection | null = null;
  private readonly watches = new Set<Watch>();
  private readonly changed = new Set<ShallowRef<unknown>>();
  private stopped = false;
  /** Whether the connection ever stood. */
  private joined = false;
  private drawing = false;
  private heard = new Date();
  private hearing: ISubscription<Standstill[]> | null = null;
  private readonly listening: ReturnType<typeof setInterval>;

  /** @param early Asks for the first rows of a view ahead of the connection, where somebody did; null where nobody did. */
  constructor(private readonly early: (view: keyof Views, filter: LiveFilter) => Promise<Page<unknown>> | null = () => null) {
    this.listening = setInterval(() => this.tell(), 1000);
  }

  /** @param direct Over a web socket at once, which saves a journey; otherwise over whatever the network lets through. */
  private async open(direct: boolean): Promise<void> {
    const { HubConnectionBuilder, HttpTransportType, LogLevel } = await import('@microsoft/signalr');
    if (this.stopped) return;
    const hub = new HubConnectionBuilder()
      .withUrl('/live', direct ? { skipNegotiation: true, transport: HttpTransportType.WebSockets } : {})
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => waits[Math.min(previousRetryCount, waits.length - 1)] ?? 5000 })
      .withServerTimeout(silence)
      .configureLogging(LogLevel.None)
      .build();
    hub.onreconnecting(() => this.lost());
    hub.onclose(() => this.lost());
    hub.onreconnected(() => this.back());
    this.hub = hub;
    await hub.start();
    if (this.stopped) await hub.stop();
    else this.back();
  }

  private get isConnected(): boolean {
    return this.hub?.state === 'Connected';
  }

  /** @param refused Asked after each failure whether to give up: the session may have ended. */
  async start(refused: () => Promise<boolean> = () => Promise.resolve(false)): Promise<void> {
    for (let attempt = 0; !this.stopped; attempt++) {
      try {
        await this.open(attempt === 0);
        return;
      } catch {
        this.lost();
        if (await refused()) return;
        await new Promise((resolve) => setTimeout(resolve, waits[Math.min(attempt + 1, waits.length - 1)]));
      }
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.listening);
    for (const watch of this.watches) watch.stop();
    this.watches.clear();
    this.hearing?.dispose();
    await this.hub?.stop();
  }

  /** Rows of a view, kept up to date until `close` is called. */
  watch<V extends keyof Views>(view: V, filter: LiveFilter = {}): Watched<Views[V]> {
    const held = new Rows<Views[V]>();
    const rows = shallowRef<ReadonlyMap<string, Views[V]>>(held.byKey);
    const loaded = ref(false);
    let subscription: ISubscription<LiveBatch> | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    let heard = false;
    const watch: Watch = {
      view,
      state: 'catching-up',
      asOf: null,
      start: () => {
        watch.stop();
        watch.state = 'catching-up';
        subscription = this.hub!.stream<LiveBatch>('Rows', { view, after: held.through, epoch: held.epoch, ...filter }).subscribe({
          next: (batch) => {
            this.heard = new Date();
            heard = true;
            const moved = held.merge(batch);
            watch.state = batch.live ? 'live' : 'catching-up';
            watch.asOf = batch.asOf ? new Date(batch.asOf) : watch.asOf;
            // A batch that is not full is the end of the first load, also where the server itself is behind.
            loaded.value ||= batch.live || (!batch.resync && batch.rows.length < fullBatch);
            if (moved) this.draw(rows);
            this.tell();
          },
          error: () => {
            watch.state = 'catching-up';
            this.tell();
            // The stream may fail while the connection stands: a view that is being rebuilt, a database that was away.
            again = setTimeout(() => this.isConnected && this.watches.has(watch) && watch.start(), 2000);
          },
          complete: () => undefined,
        });
      },
      stop: () => {
        clearTimeout(again);
        subscription?.dispose();
        subscription = null;
      },
    };
    // The rows are as of then: the screen has them, and is not live before the connection says so.
    const take = ({ rows: found, total, through, epoch }: Page<unknown>): void => {
      if (heard || total > found.length || !this.watches.has(watch)) return;
      held.merge({ resync: false, rows: found, through, epoch, live: false, asOf: null });
      loaded.value = true;
      this.draw(rows);
    };
    this.watches.add(watch);
    if (this.isConnected) watch.start();
    else void this.early(view, filter)?.then(take, () => undefined);
    this.tell();
    return {
      rows,
      loaded,
      through: () => held.through,
      close: () => {
        watch.stop();
        this.watches.delete(watch);
        this.tell();
      },
    };
  }

  // Batches of a busy disaster come faster than a screen is drawn: what depends on them is worked out once a frame.
  private draw(rows: ShallowRef<unknown>): void {
    this.changed.add(rows);
    if (this.drawing) return;
    this.drawing = true;
    const now = (): void => {
      this.drawing = false;
      const all = [...this.changed];
      this.changed.clear();
      for (const one of all) triggerRef(one);
    };
    // A hidden page draws no frames.
    if (document.hidden) setTimeout(now, 250);
    else requestAnimationFrame(now);
  }

  private lost(): void {
    // Since then nothing came, however late the loss was noticed.
    this.offlineSince.value ??= this.heard;
    this.tell();
  }

  private back(): void {
    this.joined = true;
    this.offlineSince.value = null;
    this.heard = new Date();
    for (const watch of this.watches) watch.start();
    this.hearing?.dispose();
    this.hearing = this.hub!.stream<Standstill[]>('Standstills').subscribe({
      next: (now) => {
        this.standstills.value = now;
        this.tell();
      },
      // A server of the version before knows nothing of it.
      error: () => undefined,
      complete: () => undefined,
    });
    this.tell();
  }

  private tell(): void {
    // Who waits for the first connection for so long has none.
    if (!this.joined && Date.now() - this.heard.getTime() > doubt) this.offlineSince.value ??= this.heard;
    const moments = [...this.watches].map((watch) => watch.asOf);
    this.dataAt.value = moments.includes(null) ? this.dataAt.value : moments.reduce((a, b) => (a && b && b < a ? b : a), moments[0] ?? null);
    const silent = this.watches.size > 0 && Date.now() - this.heard.getTime() > doubt;
    const views = new Set<string>([...this.watches].map((watch) => watch.view));
    const since = this.standstills.value.filter((one) => one.views.some((view) => views.has(view))).map((one) => new Date(one.since).getTime());
    this.stoppedSince.value = since.length > 0 ? new Date(Math.min(...since)) : null;
    this.state.value = this.offlineSince.value ? 'offline' : this.stoppedSince.value ? 'stopped' : this.joined && !silent && [...this.watches].every((watch) => watch.state === 'live') ? 'live' : 'catching-up';
  }
}

import { computed, type ComputedRef } from 'vue';
import { useRows } from '@/live/live';
import { useDisaster } from '@/session/disaster';
import type { BoardRow, ConsignmentRow, DepotRow, DisasterRow, EvacuationRow, PlaceCode, RequisitionRow, ShelterRow, StockRow } from '@/wire/rows';
import { isInside } from '@/words/places';

/** What is known of one township. */
export interface Township {
  place: PlaceCode;
  board: BoardRow;
  shelters: readonly ShelterRow[];
  depots: readonly DepotRow[];
  /** Free places in its open shelters. */
  free: number;
  /** When everyone must be out: of the standing order that runs out first; null where none stands. */
  until: string | null;
  /** Whether an order was there and is lifted. */
  lifted: boolean;
}

/** All that the board and the wall show, live. */
export interface Board {
  disaster: ComputedRef<DisasterRow | null>;
  loaded: ComputedRef<boolean>;
  /** Of the whole disaster; for an officer of one township, whom that does not reach, the township's own. */
  total: ComputedRef<BoardRow | null>;
  townships: ComputedRef<readonly Township[]>;
  shelters: ComputedRef<readonly ShelterRow[]>;
  evacuations: ComputedRef<readonly EvacuationRow[]>;
  stock: ComputedRef<readonly StockRow[]>;
  depots: ComputedRef<readonly DepotRow[]>;
  consignments: ComputedRef<readonly ConsignmentRow[]>;
  requisitions: ComputedRef<readonly RequisitionRow[]>;
}

const townshipOf = (place: PlaceCode): PlaceCode => place.slice(0, 9);

function grouped<T>(rows: readonly T[], of: (row: T) => PlaceCode): Map<PlaceCode, T[]> {
  const groups = new Map<PlaceCode, T[]>();
  for (const row of rows) {
    const group = groups.get(of(row));
    if (group) group.push(row);
    else groups.set(of(row), [row]);
  }
  return groups;
}

export function useBoard(): Board {
  const { disaster, filter, loaded: disastersLoaded } = useDisaster();
  const { rows: board, loaded: boardLoaded } = useRows('board', filter);
  const { rows: allShelters } = useRows('shelters', filter);
  const { rows: evacuations } = useRows('evacuations', filter);
  const { rows: requisitions } = useRows('requisitions', filter);
  const { rows: stock } = useRows('stock');
  const { rows: depots } = useRows('depots');
  const { rows: consignments } = useRows('consignments');
  const shelters = computed(() => allShelters.value.filter((row) => row.stage === 'open' || row.stage === 'closing' || row.present > 0).toSorted((a, b) => b.free - a.free || a.name.localeCompare(b.name)));
  const ofTownships = computed(() => board.value.filter((row) => !row.total).toSorted((a, b) => a.place.localeCompare(b.place)));
  const townships = computed<Township[]>(() => {
    const sheltersOf = grouped(shelters.value, (row) => townshipOf(row.place));
    const depotsOf = grouped(depots.value, (row) => townshipOf(row.place));
    const orders = disaster.value?.orders ?? [];
    return ofTownships.value.map((row) => {
      const inside = orders.filter((order) => isInside(row.place, order.place) || isInside(order.place, row.place));
      const standing = inside.filter((order) => !order.liftedAt);
      const own = sheltersOf.get(row.place) ?? [];
      return {
        place: row.place,
        board: row,
        shelters: own,
        depots: depotsOf.get(row.place) ?? [],
        free: own.reduce((sum, shelter) => sum + (shelter.stage === 'open' ? shelter.free : 0), 0),
        until: standing.map((order) => order.until).sort()[0] ?? null,
        lifted: inside.length > 0 && standing.length === 0,
      };
    });
  });
  return {
    disaster,
    loaded: computed(() => disastersLoaded.value && (!disaster.value || boardLoaded.value)),
    total: computed(() => board.value.find((row) => row.total) ?? ofTownships.value[0] ?? null),
    townships,
    shelters,
    evacuations,
    stock,
    depots,
    consignments,
    requisitions,
  };
}

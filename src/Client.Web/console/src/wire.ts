/** Rows of the views that the board reads; the records are in src/Views/Projections. */

export interface DisasterRow {
  id: string;
  kind: string;
  title: string;
  stage: string;
  level: string | null;
  place: string;
  exercise: boolean;
  struckAt: string;
}

export interface ItemFigure {
  item: string;
  quantity: number;
}

export interface BoardRow {
  disaster: string;
  place: string;
  total: boolean;
  relocated: number;
  centralised: number;
  dispersed: number;
  figures: {
    households: number;
    persons: number;
    everRelocated: number;
    personsAided: number;
    householdsAided: number;
    evacuation: { mustGo: number; gone: number; returned: number; unaccounted: number; stayed: number; dead: number };
    where: { home: number; shelter: number; kin: number; rented: number; hospital: number; other: number; missing: number; dead: number };
    handedOut: ItemFigure[];
    losses: { collapsedHouseholds: number; collapsedRooms: number };
    rebuild: { stage: string; households: number; rooms: number }[];
  };
}

export interface ShelterRow {
  id: string;
  name: string;
  place: string;
  stage: string;
  disaster: string | null;
  capacity: number;
  overflow: number;
  present: number;
  reserved: number;
  free: number;
}

export interface StockRow {
  depot: string;
  depotName: string;
  item: string;
  onHand: number;
  available: number;
}


export interface TickerRow {
  disaster: string;
  position: number;
  kind: string;
  at: string;
  name: string | null;
  otherName: string | null;
  persons: number | null;
  rooms: number | null;
  to: string | null;
  goods: ItemFigure[];
}

export interface Item {
  code: string;
  name: { zh: string; en: string };
  dimension: string;
  baseUnit: { zh: string; en: string };
}

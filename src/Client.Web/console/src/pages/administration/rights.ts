import type { AccountName, PlaceCode, Role } from '@/wire/rows';

/** The rights on a form. */
export interface Rights {
  displayName: string;
  role: Role;
  /** The whole area of who fills in the form. */
  whole: boolean;
  /** A place within it; null while none is chosen. */
  scope: PlaceCode | null;
  /** Empty for all depots of the area. */
  depot: string;
}

/** The rights as the server takes them. @param top The area of who fills in the form. */
export const bodyOf = (rights: Rights, top: PlaceCode): { displayName: string; role: Role; scope: PlaceCode; depot: string | null } => ({
  displayName: rights.displayName,
  role: rights.role,
  scope: rights.whole ? top : (rights.scope ?? ''),
  depot: rights.role === 'depot-manager' ? rights.depot || null : null,
});

export const pathOf = (name: AccountName, part = ''): string => `/api/accounts/${encodeURIComponent(name)}${part}`;

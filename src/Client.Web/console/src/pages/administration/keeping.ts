import type { Answer } from '@/api/commands';
import { get, request } from '@/api/http';
import type { AccountName, AccountStanding, DepotId, Instant, PlaceCode, Role } from '@/wire/rows';

/** An account as its administrators see it. */
export interface AccountRow {
  name: AccountName;
  displayName: string;
  role: Role;
  scope: PlaceCode;
  depot: DepotId | null;
  lockoutEnd: Instant | null;
  mustChangePassword: boolean;
}

export interface KnownAccount extends AccountRow {
  secondFactor: boolean;
  lastSignIn: Instant | null;
}

const pageSize = 500;

/** All accounts of the area, with how they are used. */
export async function readAccounts(): Promise<KnownAccount[]> {
  const rows: AccountRow[] = [];
  for (;;) {
    const page = await get<AccountRow[]>('/api/accounts', { skip: rows.length, take: pageSize });
    const known = new Set(rows.map((row) => row.name));
    const more = page.filter((row) => !known.has(row.name));
    rows.push(...more);
    if (more.length < pageSize) break;
  }
  const standing = new Map((await get<AccountStanding[]>('/api/accounts/standing')).map((one) => [one.name.toUpperCase(), one]));
  return rows.map((row) => {
    const at = standing.get(row.name.toUpperCase());
    return { ...row, secondFactor: at?.secondFactor ?? false, lastSignIn: at?.lastSignIn ?? null };
  });
}

/** Whether somebody is locked, and until when; `true` until an administrator lifts it. */
export function lockOf(row: Pick<AccountRow, 'lockoutEnd'>, now: number): Instant | true | null {
  if (row.lockoutEnd === null || Date.parse(row.lockoutEnd) <= now) return null;
  return row.lockoutEnd.startsWith('9999') ? true : row.lockoutEnd;
}

/** A request that is no command, in the form that a command's form wants. */
export const plain =
  (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
  async (): Promise<Answer> => {
    await request(path, { method, ...(body === undefined ? {} : { body }) });
    return { position: 0 };
  };

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that nobody guesses and everybody can read out and type: 16 letters, about 79 bits. */
export function proposePassword(): string {
  const found: string[] = [];
  while (found.length < 16) for (const byte of crypto.getRandomValues(new Uint8Array(32))) if (byte < letters.length * 8 && found.length < 16) found.push(letters[byte % letters.length]!);
  return found.join('').replace(/(.{4})(?=.)/g, '$1-');
}

import type { Session } from './session';

/** Whoever opens the console without a network for longer signs in first, in milliseconds: a phone that was lost is no door for ever. */
const longest = 3 * 24 * 3600 * 1000;

const kept = 'relief.signed-in';
const left = 'relief.signed-out';

/** Who the server last said is signed in on this device, for a page that opens without a network. Null where nobody is, or too long ago. */
export function remembered(): Session | null {
  try {
    const { at, ...session } = JSON.parse(localStorage.getItem(kept) ?? 'null') as Session & { at: number };
    return Math.abs(Date.now() - at) < longest ? session : null;
  } catch {
    return null;
  }
}

export const remember = (session: Session): void => localStorage.setItem(kept, JSON.stringify({ ...session, at: Date.now() }));

export const forget = (): void => localStorage.removeItem(kept);

/** Whether somebody signed out where the server could not be told: the cookie is still good, so it is ended before anything else. */
export const isLeaving = (): boolean => localStorage.getItem(left) !== null;

export function setLeaving(now: boolean): void {
  if (now) localStorage.setItem(left, 'yes');
  else localStorage.removeItem(left);
}

/** Called with the account when another page of this browser signed in, and with null when it signed out. */
export function onOtherPage(told: (account: string | null) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === kept) told(newValue ? (JSON.parse(newValue) as Session).name : null);
    else if (key === null || (key === left && newValue)) told(null);
  });
}

/** Forgets what the last account typed on this page, unless it is the same one. */
export function startDrafts(account: string): void {
  const owner = 'account';
  if (sessionStorage.getItem(owner) !== account) sessionStorage.clear();
  sessionStorage.setItem(owner, account);
}

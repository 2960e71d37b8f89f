/** How long after the page has come its parts are kept for a time without network, in milliseconds: the first load comes first. */
const later = 3000;

/** Keeps the console on this device, where the browser can and the address is secure. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // A full disk or a setting of the browser: the console then opens with a network only, as it always did.
  setTimeout(() => void navigator.serviceWorker.register('/sw.js').catch(() => undefined), later);
}

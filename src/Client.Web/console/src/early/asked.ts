/** What the page asked for before the console itself was there, by its path. */
export type Asked = Map<string, { answer: Promise<Response>; at: number }>;

declare global {
  interface Window {
    asked?: Asked;
  }
}

/** An answer that nobody wanted for so long is asked for anew, in milliseconds. */
const stale = 15_000;

/** The answer on its way, once; undefined where none was asked for. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const found = window.asked?.get(path);
  window.asked?.delete(path);
  return found && Date.now() - found.at < stale ? found.answer : undefined;
}

/** What was asked for was of another session than what comes now. */
export const forgetEarly = (): void => window.asked?.clear();

export const isAskedEarly = (path: string): boolean => window.asked?.has(path) === true;

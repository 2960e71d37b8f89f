import { chosenBefore, foremost, inOrder } from '@/session/foremost';
import { isLeaving } from '@/session/remembered';
import type { DisasterRow, Views } from '@/wire/rows';
import type { Asked } from './asked';
import { rowsPath, sessionPath } from './paths';

/**
 * Comes before the console, which is a hundred times as large: while that is on its way over a slow network, the parts of the page at this address and its first
 * answers already are. The console works without it, only later.
 */
declare const pageParts: {
  files: readonly string[];
  /** What an address is like, and the files of its page, by number. */
  pages: readonly (readonly [pattern: string, files: readonly number[]])[];
};

/** Live rows whose figures stand first on a page. */
const first: Readonly<Record<string, readonly (keyof Views)[]>> = { '/board': ['board', 'shelters'], '/wall': ['board', 'shelters'], '/shelters': ['shelters'] };

const path = location.pathname === '/' ? '/board' : location.pathname;

const asked: Asked = new Map();
window.asked = asked;

/** Read to its end, whether or not anybody takes it: what is not read holds its line. */
async function read(what: string): Promise<Response> {
  const answer = await fetch(what);
  return new Response(await answer.text(), { status: answer.status });
}

function ask(what: string): Promise<Response> {
  const answer = read(what);
  // Whoever takes it hears of it.
  answer.catch(() => undefined);
  asked.set(what, { answer, at: Date.now() });
  return answer;
}

// A sign-out that the server did not hear of comes before anything else.
if (!isLeaving()) {
  void ask(sessionPath);
  void ask(rowsPath('disasters')).then(async (answer) => {
    if (!answer.ok) return;
    const { rows } = (await answer.clone().json()) as { rows: { row: DisasterRow }[] };
    const disaster = foremost(inOrder(rows.map((one) => one.row)), chosenBefore());
    if (disaster) for (const view of first[path] ?? []) void ask(rowsPath(view, disaster.id));
  }).catch(() => undefined);
}

// After the first answers: a browser has six lines to a server, and these are longer.
for (const file of pageParts.pages.find(([pattern]) => new RegExp(`^${pattern}/?$`).test(path))?.[1] ?? []) {
  const link = document.createElement('link');
  const name = pageParts.files[file]!;
  if (name.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style' });
  else link.rel = 'modulepreload';
  link.crossOrigin = '';
  link.href = `/assets/${name}`;
  document.head.append(link);
}

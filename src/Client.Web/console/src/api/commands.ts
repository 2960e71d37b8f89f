import type { Commands, Operations } from '@/wire/commands';
import type { Reply } from '@/wire/rows';
import { Refused, request, Unreached, type Sending } from './http';
import { newId } from './ids';
import { recorded } from './position';

/** Waits before a command is sent again under the same id, in milliseconds. */
const waits = [300, 1000, 2500];

/** What an accepted command answers; an operation tells its position only. */
export type Answer = Pick<Reply, 'position'> & Partial<Reply>;

/**
 * Gives a command, again under the same id while no answer comes: recorded once whatever the network does.
 * @throws {Refused} The server said no: nothing was recorded.
 * @throws {Unreached} Nobody knows whether it was recorded; give it again with the same id.
 */
export async function send<A extends Answer = Answer>(path: string, what: Pick<Sending, 'body' | 'form'>, id: string): Promise<A> {
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await request<A>(path, { method: 'POST', ...what, headers: { 'Command-Id': id } });
      recorded(answer.position);
      return answer;
    } catch (fault) {
      const wait = waits[attempt];
      if (!(fault instanceof Unreached) || wait === undefined) throw fault;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** A command to one thing: `command('shelters/open', shelter, { disaster })`. @param id Names the command; a repeat has the same. */
export function command<C extends keyof Commands>(name: C, thing: string, body: Commands[C], id = newId()): Promise<Answer> {
  const [things, verb] = name.split('/');
  return send(`/api/${things}/${thing}/${verb}`, { body }, id);
}

/** What takes two things at once: `operation('handouts', { ... })`. @param id Names the operation; a repeat has the same. */
export function operation<O extends keyof Operations>(name: O, body: Operations[O], id = newId()): Promise<Answer> {
  return send(`/api/${name}`, { body }, id);
}

export { Refused, Unreached };

import { describe, expect, it } from 'vitest';
import { setLanguage } from '@/words/language';
import { Refused, Unreached } from './http';
import { useCommand } from './useCommand';

const done = { position: 7 };

describe('a command from a form', () => {
  it('is pending until it is answered', async () => {
    const sent = useCommand();
    let answer!: (value: typeof done) => void;
    const given = sent.give(() => new Promise((resolve) => (answer = resolve)));
    expect(sent.progress.value).toBe('pending');
    answer(done);
    expect(await given).toEqual(done);
    expect(sent.progress.value).toBe('done');
  });

  it('is not given twice by a second click', async () => {
    const sent = useCommand();
    let times = 0;
    const send = (): Promise<typeof done> => {
      times++;
      return Promise.resolve(done);
    };
    await Promise.all([sent.give(send), sent.give(send)]);
    expect(times).toBe(1);
  });

  it('keeps its id while nobody knows its outcome, and takes a new one after', async () => {
    const sent = useCommand();
    const ids: string[] = [];
    await sent.give((id) => (ids.push(id), Promise.reject(new Unreached('gone'))));
    expect(sent.progress.value).toBe('unknown');
    await sent.give((id) => (ids.push(id), Promise.resolve(done)));
    await sent.give((id) => (ids.push(id), Promise.resolve(done)));
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('says beside the field what the server refuses, in the language of the screen', async () => {
    const sent = useCommand();
    await sent.give(() => Promise.reject(new Refused({ status: 409, code: 'no-room', field: 'members[0].name', reason: { zh: '名字太长', en: 'the name is too long' } })));
    setLanguage('zh');
    expect(sent.errorOf('members')).toBe('名字太长');
    setLanguage('en');
    expect(sent.errorOf('members')).toBe('the name is too long');
    expect(sent.errorOf('place')).toBeNull();
  });
});

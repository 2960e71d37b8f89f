import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formOf, lossesOf, muOf, tooLarge } from './losses';
import { fitted } from '../people/photo';
import { faultsOf, isFaulty, newPerson, personOf, toMember } from './person';
import { checkCharacter, checkId, foldId } from './residentId';
import { member } from '../people/given';

const today = '2016-07-01';

describe('a resident ID', () => {
  it('says sex and birth once it is whole', () => {
    expect(checkId('11010519491231002x', today)).toEqual({ state: 'good', id: '11010519491231002X', birth: '1949-12-31', sex: 'female' });
    expect(checkId('440524188001010014', today)).toMatchObject({ state: 'good', birth: '1880-01-01', sex: 'male' });
  });

  it('is read as people type it', () => {
    expect(foldId(' １１０１０５ 19491231 002ｘ')).toBe('11010519491231002X');
    expect(checkId('110105-19491231-002X', today).state).toBe('good');
  });

  it('is checked while it is typed, at the digit where a slip shows', () => {
    expect(checkId('', today)).toEqual({ state: 'empty' });
    expect(checkId('1101', today)).toEqual({ state: 'typing', left: 14, birth: null });
    expect(checkId('99', today).state).toBe('typing');
    expect(checkId('991', today)).toEqual({ state: 'wrong', why: 'place' });
    expect(checkId('1101051949123', today)).toMatchObject({ state: 'typing' });
    expect(checkId('11010519491331', today)).toEqual({ state: 'wrong', why: 'birth-date' });
    expect(checkId('11010520150229', today)).toEqual({ state: 'wrong', why: 'birth-date' });
    expect(checkId('11010520160702', today)).toEqual({ state: 'wrong', why: 'not-born-yet' });
    expect(checkId('11010519491231', today)).toEqual({ state: 'typing', left: 4, birth: '1949-12-31' });
    expect(checkId('110105194912310021', today)).toEqual({ state: 'wrong', why: 'check-character' });
    expect(checkId('1101051949123100213', today)).toEqual({ state: 'wrong', why: 'too-long' });
    expect(checkId('1101O5', today)).toEqual({ state: 'wrong', why: 'characters' });
    expect(checkId('1101051949123X', today)).toEqual({ state: 'wrong', why: 'characters' });
  });

  it('of the old form is told so when it is left', () => {
    expect(checkId('110105491231002', today)).toEqual({ state: 'wrong', why: 'birth-date' });
    expect(checkId('110105491231002', today, true)).toEqual({ state: 'wrong', why: 'old-form' });
  });

  it('of a permanent resident from abroad begins with nine and the province', () => {
    const digits = '93401551990010101';
    expect(checkId(digits + checkCharacter(digits), today).state).toBe('wrong');
    const right = '93415519900101001';
    expect(checkId(right + checkCharacter(right), today)).toMatchObject({ state: 'good', birth: '1990-01-01' });
  });
});

describe('a person on the form', () => {
  const wang = { ...newPerson('head'), name: ' 王平 ', residentId: '11010519491231002x' };

  it('goes out with sex and birth of the ID', () =>
    expect(toMember(wang, today)).toEqual({ name: '王平', relation: 'head', residentId: '11010519491231002X', sex: 'female', birth: '1949-12-31', phone: null, vulnerabilities: [] }));

  it('without an ID goes out as stated', () =>
    expect(toMember({ ...wang, withoutId: true, sex: 'male', birth: '1950-01-01', phone: '138 0564 0001' }, today)).toMatchObject({ residentId: null, sex: 'male', birth: '1950-01-01', phone: '138 0564 0001' }));

  it('says what is missing, and an ID that another has', () => {
    expect(isFaulty(faultsOf(wang, today))).toBe(false);
    expect(faultsOf(newPerson('head'), today)).toEqual({ name: 'missing', residentId: 'missing' });
    expect(faultsOf({ ...wang, residentId: '110105' }, today)).toEqual({ residentId: 'short' });
    expect(faultsOf(wang, today, ['11010519491231002X'])).toEqual({ residentId: 'twice' });
    expect(faultsOf({ ...wang, phone: '电话' }, today)).toEqual({ phone: 'digits' });
    expect(faultsOf({ ...newPerson('child'), name: '小宝', withoutId: true }, today)).toEqual({});
  });

  it('that is registered with an ID is asked for it again: the screen has it masked only', () => {
    expect(personOf(member(1, { residentId: '110105********002X' }))).toMatchObject({ residentId: '', withoutId: false });
    expect(personOf(member(1))).toMatchObject({ withoutId: true });
  });
});

describe('losses', () => {
  it('are written in 亩 and yuan, and go out in square metres and fen', () => {
    const form = { ...formOf(null), roomsCollapsed: 3, cropsAffected: 2.5, cropsLost: 1, directLoss: 32_000.5 };
    const losses = lossesOf(form);
    expect(losses).toMatchObject({ roomsCollapsed: 3, roomsDamaged: 0, cropsAffected: 1667, cropsLost: 667, directLoss: 3_200_050, onlyHome: true });
    expect(formOf(losses)).toEqual({ ...form, cropsAffected: 2.5, cropsLost: 1 });
    expect(muOf(10_000)).toBe(15);
  });

  it('name the part that is larger than its whole', () => {
    expect(tooLarge({ ...formOf(null), cropsAffected: 1, cropsDamaged: 2 })).toBe('cropsDamaged');
    expect(tooLarge({ ...formOf(null), cropsAffected: 2, cropsDamaged: 1, cropsLost: 2 })).toBe('cropsLost');
    expect(tooLarge({ ...formOf(null), cropsAffected: 2, cropsDamaged: 2, cropsLost: 2 })).toBeNull();
  });
});

describe('a photo', () => {
  it('is sent at most so large, in its own shape', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
    expect(fitted(16_000, 3)).toEqual({ width: 1600, height: 1 });
  });
});

describe('a registration without a network', () => {
  const body = { place: '341503100001', address: '三组', members: [{ name: '王平', relation: 'head' as const, vulnerabilities: [] }] };
  const answers = (status: number, reply: object): void => void vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(JSON.stringify(reply), { status }))));
  const session = { name: 'li', displayName: '李', role: 'township-officer', scope: '341503100', depot: null, passwordDue: true };

  beforeEach(async () => {
    vi.resetModules();
    localStorage.clear();
    answers(200, session);
    await (await import('@/session/session')).loadSession();
  });

  it('is kept on the device, sent later under the same id, and gone when it is recorded', async () => {
    const { keep, sendWaiting, useOutbox } = await import('./outbox');
    keep({ id: 'c1', household: 'h1', body });
    expect(localStorage.getItem('relief.outbox.li')).toContain('王平');
    answers(200, { position: 9 });
    await sendWaiting();
    await flushPromises();
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe('/api/households/h1/register');
    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.headers).toMatchObject({ 'Command-Id': 'c1' });
    expect(useOutbox().waiting.value).toEqual([]);
    expect(localStorage.getItem('relief.outbox.li')).toBeNull();
    expect(useOutbox().delivered.value.map((one) => one.id)).toEqual(['c1']);
  });

  it('that is refused stays, with the reason, and is not sent again by itself', async () => {
    const { keep, sendWaiting, useOutbox } = await import('./outbox');
    keep({ id: 'c1', household: 'h1', body });
    answers(409, { code: 'already-registered', field: 'residentId', reason: { zh: '已登记', en: 'registered already' } });
    await sendWaiting();
    await sendWaiting();
    expect(vi.mocked(fetch)).toHaveBeenCalledTimes(1);
    expect(useOutbox().waiting.value[0]?.problem?.code).toBe('already-registered');
  });

  it('is read neither nor sent by the next account on the phone', async () => {
    (await import('./outbox')).keep({ id: 'c1', household: 'h1', body });
    vi.resetModules();
    answers(200, { ...session, name: 'zhang' });
    await (await import('@/session/session')).loadSession();
    const { useOutbox } = await import('./outbox');
    expect(useOutbox().waiting.value).toEqual([]);
    expect(localStorage.getItem('relief.outbox.li')).toContain('王平');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '@/words/language';
import type { AccountRights } from '@/wire/rows';
import { changesOf } from './changes';

const rights: AccountRights = { displayName: '李雷', role: 'township-officer', scope: '0', depot: null, locked: false, secondFactor: true };
const told = (was: AccountRights | null, became: AccountRights | null) => changesOf({ was, became }, (depot) => `<${depot}>`).map((change) => `${change.field}: ${change.was} → ${change.became}`);

beforeEach(() => setLanguage('zh'));

describe('what an administrator changed of an account', () => {
  it('is what differs, in words', () => {
    expect(told(rights, rights)).toEqual([]);
    expect(told(rights, { ...rights, role: 'depot-manager', depot: 'a' })).toEqual(['role: 乡镇民政助理 → 仓库管理员', 'depot:  → <a>']);
    expect(told({ ...rights, locked: true }, { ...rights, secondFactor: false })).toEqual(['locked: 已锁定 → 正常', 'secondFactor: 已启用 → 未启用']);
  });
  it('is all of an account that was made or removed', () => {
    expect(told(null, rights)).toEqual(['displayName:  → 李雷', 'role:  → 乡镇民政助理', 'scope:  → 全国']);
    expect(told({ ...rights, role: 'depot-manager' }, null)).toEqual(['displayName: 李雷 → ', 'role: 仓库管理员 → ', 'scope: 全国 → ', 'depot: 区域内全部仓库 → ']);
  });
  it('is nothing where the owner did it', () => expect(told(null, null)).toEqual([]));
});

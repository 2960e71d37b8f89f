using System.Collections.Frozen;

namespace CivilAffairs.Relief.Domain;

/// <summary>How a person's name is read, for searching by its first letters. A surname has readings of its own: 单 is Shan, 曾 Zeng, 解 Xie, 仇 Qiu.</summary>
public static class PersonPinyin
{
    private static readonly FrozenDictionary<string, string> Surnames = Read(
        "单 shan|曾 zeng|解 xie|仇 qiu|区 ou|查 zha|任 ren|华 hua|朴 piao|盖 ge|缪 miao|宁 ning|种 chong|秘 bi|折 she|员 yun|贠 yun|覃 qin|翟 zhai|冼 xian|洗 xian|乐 yue|逄 pang|隗 wei|"
        + "郇 xun|都 du|燕 yan|应 ying|召 shao|车 che|卜 bu|祭 zhai|繁 po|那 na|佴 nai|句 gou|朝 chao|阚 kan|谌 chen|过 guo|盛 sheng|石 shi|沈 shen|殷 yin|藏 zang|能 nai|黑 he|尹 yin|"
        + "晁 chao|尉迟 yu chi|万俟 mo qi|长孙 zhang sun|澹台 tan tai|令狐 ling hu|单于 chan yu|宇文 yu wen|司空 si kong|鲜于 xian yu|呼延 hu yan|欧阳 ou yang|夏侯 xia hou|诸葛 zhu ge|"
        + "上官 shang guan|皇甫 huang fu|慕容 mu rong|司马 si ma|东方 dong fang|公孙 gong sun|轩辕 xuan yuan|钟离 zhong li|闻人 wen ren|赫连 he lian|濮阳 pu yang|淳于 chun yu");

    /// <summary>A syllable for each character, without tones; the character itself where it has no reading.</summary>
    public static IReadOnlyList<string> Syllables(PersonName name)
    {
        var text = name.ToString();
        var surname = text.Length > 2 && Surnames.ContainsKey(text[..2]) ? 2 : text.Length > 0 && Surnames.ContainsKey(text[..1]) ? 1 : 0;
        string[] first = surname == 0 ? [] : Surnames[text[..surname]].Split(' ');
        var given = text[surname..];
        return [.. first, .. Pinyin.Shipped.Syllables(given).Select((syllable, i) => syllable ?? given[i].ToString())];
    }

    /// <summary>The first letters: <c>wds</c> for 王大山.</summary>
    public static string Initials(PersonName name) => string.Concat(Syllables(name).Select(syllable => syllable[0]));

    private static FrozenDictionary<string, string> Read(string table) =>
        table.Split('|').Select(row => row.Split(' ', 2)).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
}

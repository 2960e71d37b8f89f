using System.Text;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// Names of places for screens in English: what is the name's own in Hanyu Pinyin, by the rules for place names (an apostrophe before a syllable that begins with a, e or o;
/// a name of one character keeps its 县: Shanxian County), what says the kind of place in English.
/// </summary>
internal static class PlaceEnglish
{
    private static readonly (string Zh, string En)[] Kinds =
    [
        ("自治州", "Autonomous Prefecture"), ("自治县", "Autonomous County"), ("自治旗", "Autonomous Banner"), ("自治区", "Autonomous Region"),
        ("地区", "Prefecture"), ("盟", "League"), ("省", "Province"), ("市", "City"), ("特区", "Special District"), ("林区", "Forestry District"), ("街道办事处", "Subdistrict"),
        ("街道", "Subdistrict"), ("社区居民委员会", "Community"), ("社区居委会", "Community"), ("社区", "Community"), ("居民委员会", "Neighbourhood"), ("居委会", "Neighbourhood"),
        ("村民委员会", "Village"), ("村委会", "Village"), ("村", "Village"), ("县", "County"), ("区", "District"), ("旗", "Banner"), ("镇", "Town"),
        ("民族乡", "Ethnic Township"), ("苏木", "Sumu"), ("乡", "Township"),
    ];

    private static readonly (string Zh, string En)[] Peoples =
    [
        ("蒙古族", "Mongol"), ("哈萨克族", "Kazak"), ("朝鲜族", "Korean"), ("土家族", "Tujia"), ("布依族", "Bouyei"), ("景颇族", "Jingpo"), ("哈尼族", "Hani"), ("傈僳族", "Lisu"),
        ("仡佬族", "Gelao"), ("撒拉族", "Salar"), ("保安族", "Bonan"), ("东乡族", "Dongxiang"), ("裕固族", "Yugur"), ("达斡尔族", "Daur"), ("鄂温克族", "Ewenki"), ("纳西族", "Naxi"),
        ("普米族", "Pumi"), ("独龙族", "Derung"), ("拉祜族", "Lahu"), ("布朗族", "Blang"), ("仫佬族", "Mulao"), ("毛南族", "Maonan"), ("柯尔克孜", "Kirgiz"), ("哈萨克", "Kazak"),
        ("塔吉克", "Tajik"), ("鄂伦春", "Oroqen"), ("锡伯", "Xibe"), ("蒙古", "Mongol"), ("藏族", "Tibetan"), ("羌族", "Qiang"), ("彝族", "Yi"), ("回族", "Hui"), ("苗族", "Miao"),
        ("侗族", "Dong"), ("壮族", "Zhuang"), ("傣族", "Dai"), ("白族", "Bai"), ("满族", "Manchu"), ("瑶族", "Yao"), ("黎族", "Li"), ("畲族", "She"), ("水族", "Shui"), ("土族", "Tu"),
        ("怒族", "Nu"), ("佤族", "Va"), ("回", "Hui"), ("各族", "Multi-Ethnic"),
    ];

    /// <returns>The Chinese name where one of its characters has no reading.</returns>
    public static string Of(string name)
    {
        if (Pinyin.Shipped.NameOf(name) is { } published) return published;
        var (own, kind) = (name, string.Empty);
        foreach (var (zh, en) in Kinds)
        {
            if (name.Length <= zh.Length || !name.EndsWith(zh, StringComparison.Ordinal)) continue;
            (own, kind) = (name[..^zh.Length], en);
            break;
        }

        var peoples = kind.Contains("Autonomous", StringComparison.Ordinal) || kind == "Ethnic Township" ? TakePeoples(ref own) : string.Empty;
        // Of one character, or none of its own: the kind belongs to the name.
        var said = own.Length < 2 && kind.Length > 0 ? name[..Math.Min(name.Length, own.Length + 1)] : own;
        var syllables = Pinyin.Shipped.Syllables(said == own ? own : name).Take(said.Length).ToArray();
        if (syllables.Contains(null)) return name;
        return string.Join(' ', new[] { Join(syllables!), peoples, kind }.Where(part => part.Length > 0));
    }

    /// <summary>六安 and lu an: Lu'an.</summary>
    public static string Join(IReadOnlyList<string> syllables)
    {
        var text = new StringBuilder();
        foreach (var syllable in syllables)
        {
            if (text.Length > 0 && (syllable[0] is 'a' or 'e' or 'o')) text.Append('\'');
            text.Append(text.Length == 0 ? syllable[..1].ToUpperInvariant() + syllable[1..] : syllable);
        }

        return text.ToString();
    }

    private static string TakePeoples(ref string own)
    {
        var taken = new List<string>();
        for (var found = true; found;)
        {
            found = false;
            foreach (var (zh, en) in Peoples)
            {
                if (own.Length <= zh.Length || !own.EndsWith(zh, StringComparison.Ordinal)) continue;
                own = own[..^zh.Length];
                taken.Insert(0, en);
                found = true;
                break;
            }
        }

        return string.Join('-', taken);
    }
}

using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>The words that people write into a sheet for what we have names for.</summary>
internal static class RowWords
{
    private static readonly HashSet<string> Nothings = new(["无", "没有", "暂无", "不详", "未知", "-", "--", "—", "——", "/", "\\", "n/a", "na", "none", "null", "空", "、"], StringComparer.Ordinal);

    private static readonly HashSet<string> Sums = new(["合计", "总计", "小计", "共计", "累计", "total", "sum"], StringComparer.Ordinal);

    // The classes of GB/T 4761, in which the parents of a spouse count as parents.
    private static readonly Dictionary<string, Relation> Relations = Table<Relation>(
        (Relation.Head, "户主 本人 本户户主 head self householder"),
        (Relation.Spouse, "配偶 妻子 妻 丈夫 夫 老婆 爱人 夫妻 妇 spouse wife husband"),
        (Relation.Child, "子女 子 女 儿子 女儿 长子 次子 三子 四子 五子 长女 次女 三女 四女 五女 独生子 独生女 独子 独女 养子 养女 养子女 继子 继女 二子 二女 大儿子 小儿子 大女儿 小女儿 child son daughter"),
        (Relation.Parent, "父母 父亲 母亲 父 母 爸爸 妈妈 岳父 岳母 公公 婆婆 公爹 婆母 继父 继母 养父 养母 岳父母 公婆 父母岳父母或公婆 parent father mother"),
        (Relation.Grandparent, "祖父母 祖父 祖母 爷爷 奶奶 外祖父 外祖母 外公 外婆 姥爷 姥姥 曾祖父 曾祖母 祖父母或外祖父母 grandparent grandfather grandmother"),
        (Relation.Grandchild, "孙子女 孙子 孙女 孙 外孙 外孙子 外孙女 外孙子女 曾孙 曾孙子 曾孙女 重孙 重孙女 长孙 次孙 孙子孙女或外孙子外孙女 grandchild grandson granddaughter"),
        (Relation.Sibling, "兄弟姐妹 兄弟 姐妹 兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 兄弟姊妹 兄弟姐 sibling brother sister"),
        (Relation.ChildInLaw, "儿媳女婿 儿媳 女婿 媳妇 儿媳妇 长媳 次媳 三媳 长婿 次婿 childinlaw soninlaw daughterinlaw"),
        (Relation.OtherKin, "其他亲属 其他 其它 亲属 侄子 侄女 侄儿 侄 外甥 外甥女 孙媳 孙媳妇 孙女婿 孙婿 嫂子 嫂 弟媳 弟妹 姐夫 妹夫 伯父 伯母 叔父 叔叔 婶婶 婶 舅父 舅舅 舅母 姑母 姑姑 姑父 姨母 姨 姨父 堂兄 堂弟 堂姐 堂妹 表兄 表弟 表姐 表妹 侄媳 otherkin other kin relative otherrelative"),
        (Relation.NotKin, "非亲属 寄养 寄居 保姆 雇工 朋友 同住 notkin unrelated nonrelative"));

    private static readonly Dictionary<string, Sex> Sexes = Table<Sex>((Sex.Male, "男 男性 1 m male man"), (Sex.Female, "女 女性 2 f female woman"));

    private static readonly Dictionary<string, Vulnerability?> Groups = Table<Vulnerability?>(
        (Vulnerability.MinimumLiving, "低保 低保户 低保对象 最低生活保障 城市低保 农村低保 低保家庭 minimumliving minimumlivingallowance dibao"),
        (Vulnerability.Destitute, "特困 特困户 特困人员 五保 五保户 特困供养 特困供养人员 分散供养 集中供养 分散特困 集中特困 分散五保 集中五保 destitute tekun wubao"),
        (Vulnerability.Disabled, "残疾 残疾人 重度残疾 重残 残疾户 disabled disability"),
        (Vulnerability.Orphan, "孤儿 事实无人抚养儿童 orphan"),
        (Vulnerability.Pregnant, "孕妇 孕产妇 产妇 怀孕 pregnant"),
        (Vulnerability.Infant, "婴儿 婴幼儿 幼儿 infant baby"),
        (Vulnerability.ElderlyAlone, "独居老人 独居 空巢老人 孤寡老人 留守老人 elderlyalone"),
        (null, "一般户 一般 普通 普通户 非困难 否 正常 no"));

    private static readonly Dictionary<string, bool> Answers = Table<bool>((true, "是 有 对 y yes true 1 √ ✓"), (false, "否 不是 没有 无 n no false 0 × x"));

    /// <summary>What stands in a cell for nothing.</summary>
    public static bool IsNothing(string text) => Nothings.Contains(Fold(text));

    /// <summary>What stands in place of a name above or below the people.</summary>
    public static bool IsSum(string text) => Sums.Contains(Fold(text));

    public static Relation? ReadRelation(string text) => Relations.TryGetValue(Fold(text), out var relation) ? relation : null;

    public static Sex? ReadSex(string text) => Sexes.TryGetValue(Fold(text), out var sex) ? sex : null;

    public static bool? ReadAnswer(string text) => Answers.TryGetValue(Fold(text), out var answer) ? answer : null;

    /// <summary>The groups in a cell, each once; null where one of them is not known.</summary>
    public static IReadOnlyList<Vulnerability>? ReadGroups(string text)
    {
        var groups = new List<Vulnerability>();
        foreach (var word in text.Split(['、', ',', '，', ';', '；', '/', '|', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Several words with spaces between them, or one of English that has some.
            foreach (var one in Groups.ContainsKey(Fold(word)) ? [word] : word.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (IsNothing(one)) continue;
                if (!Groups.TryGetValue(Fold(one), out var group)) return null;
                if (group is { } known && !groups.Contains(known)) groups.Add(known);
            }
        }

        return groups;
    }

    private static string Fold(string text)
    {
        var tight = TypedText.Tight(text).ToLower(CultureInfo.InvariantCulture);
        return tight.Length > 2 && char.IsAsciiLetter(tight[0]) ? tight.Replace("-", string.Empty, StringComparison.Ordinal).Replace("_", string.Empty, StringComparison.Ordinal) : tight;
    }

    private static Dictionary<string, T> Table<T>(params ReadOnlySpan<(T Value, string Words)> rows)
    {
        var table = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (value, words) in rows)
        {
            foreach (var word in words.Split(' ')) table.Add(word, value);
        }

        return table;
    }
}

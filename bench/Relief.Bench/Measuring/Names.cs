namespace CivilAffairs.Relief.Bench.Measuring;

/// <summary>Names as varied as they are: with one name for all, everybody would be everybody's possible duplicate.</summary>
internal static class Names
{
    private const string Letters = "一丁万三上下不与世业东丝两严中丰临丹为主丽举义之乐乔书云亚亮仁今介仕令以仪伟伦佳依保信修倩健元充光克全兰兴冠冬凌凡凤利刚力加勇北千华卓南博卫厚友双可台叶同名吉君启和咏品哲唐嘉国园圣地坤垂培基增夏多大天太奇妙妮姗娜婉子存孝季学宁宇安宏宗定宜宝实宣家容富";

    public static string Any() => string.Create(3, Random.Shared, static (name, random) => random.GetItems(Letters, name));
}

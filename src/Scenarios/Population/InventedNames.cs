using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Scenarios;

/// <summary>Names of people who do not exist, with the commonest family names as often as they occur.</summary>
internal static class InventedNames
{
    private const string Families = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤";
    private const string OfMen = "伟强磊军勇涛明超刚平辉鹏杰波斌飞健华亮成国建文志东海林峰山松庆生祥福贵德全忠义安宏俊浩宇泽";
    private const string OfWomen = "芳娜敏静丽艳娟霞秀英玲桂兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛红春菊珍萍燕彩琴慧巧美淑惠珠翠雅芝玉";

    public static PersonName Of(string family, Sex sex, Dice dice)
    {
        var letters = sex == Sex.Male ? OfMen : OfWomen;
        var given = letters[dice.Below(letters.Length)].ToString();
        if (!dice.Permille(280)) given += letters[dice.Below(letters.Length)];
        return PersonName.TryParse(family + given, out var name) ? name : throw new FormatException("an invented name is no name");
    }

    // The list runs from the commonest on: two throws, the smaller counts.
    public static string Family(Dice dice) => Families[Math.Min(dice.Below(Families.Length), dice.Below(Families.Length))].ToString();
}

namespace CivilAffairs.Relief.Domain.Tests.Places;

public sealed class PlaceEnglishTests
{
    [Theory]
    [InlineData("3415", "六安市", "Lu'an City")]
    [InlineData("341503", "裕安区", "Yu'an District")]
    [InlineData("50", "重庆市", "Chongqing City")]
    [InlineData("4301", "长沙市", "Changsha City")]
    [InlineData("3502", "厦门市", "Xiamen City")]
    [InlineData("3403", "蚌埠市", "Bengbu City")]
    [InlineData("3416", "亳州市", "Bozhou City")]
    [InlineData("371722", "单县", "Shanxian County")]
    [InlineData("130225", "乐亭县", "Laoting County")]
    [InlineData("341621", "涡阳县", "Guoyang County")]
    [InlineData("411726", "泌阳县", "Biyang County")]
    [InlineData("130726", "蔚县", "Yuxian County")]
    [InlineData("420116", "黄陂区", "Huangpi District")]
    [InlineData("371524", "东阿县", "Dong'e County")]
    [InlineData("320116", "六合区", "Luhe District")]
    [InlineData("3310", "台州市", "Taizhou City")]
    [InlineData("522732", "三都水族自治县", "Sandu Shui Autonomous County")]
    [InlineData("421303", "曾都区", "Zengdu District")]
    [InlineData("310112", "闵行区", "Minhang District")]
    [InlineData("653101", "喀什市", "Kashi City")]
    [InlineData("1501", "呼和浩特市", "Hohhot City")]
    [InlineData("61", "陕西省", "Shaanxi Province")]
    [InlineData("0", "全国", "the whole country")]
    [InlineData("14", "山西省", "Shanxi Province")]
    [InlineData("5134", "凉山彝族自治州", "Liangshan Yi Autonomous Prefecture")]
    [InlineData("5132", "阿坝藏族羌族自治州", "Aba Tibetan-Qiang Autonomous Prefecture")]
    [InlineData("1411", "吕梁市", "Lüliang City")]
    [InlineData("4104", "平顶山市", "Pingdingshan City")]
    public void Places_have_their_published_names(string code, string name, string english)
    {
        var place = PlaceCatalogue.Shipped.Find(PlaceCode.Parse(code)).ShouldNotBeNull();
        (place.Name, place.English).ShouldBe((name, english));
    }

    [Theory]
    [InlineData("苏埠镇", "Subu Town")]
    [InlineData("小东街社区", "Xiaodongjie Community")]
    [InlineData("丈八街道", "Zhangba Subdistrict")]
    [InlineData("石婆店镇", "Shipodian Town")]
    public void Towns_and_villages_are_named_by_their_kind(string name, string english) => new Place(PlaceCode.Parse("341503"), name).English.ShouldBe(english);

    [Fact]
    public void Every_place_has_a_name_and_initials()
    {
        foreach (var province in PlaceCatalogue.Shipped.Children(PlaceCode.Country))
        {
            foreach (var place in PlaceCatalogue.Shipped.Children(province.Code).Prepend(province))
            {
                place.English.ShouldAllBe(letter => letter < 'ſ', place.Name);
                place.Initials.Length.ShouldBe(place.Name.Length, place.Name);
            }
        }

        new Place(PlaceCode.Parse("3415"), "六安市").Initials.ShouldBe("las");
    }

    [Theory]
    [InlineData("单大山", "sds")]
    [InlineData("曾小山", "zxs")]
    [InlineData("解平", "xp")]
    [InlineData("仇英", "qy")]
    [InlineData("尉迟恭", "ycg")]
    [InlineData("欧阳小山", "oyxs")]
    [InlineData("重阳", "cy")]
    [InlineData("王单", "wd")]
    public void Persons_are_found_by_the_first_letters_of_their_names(string name, string initials) =>
        PersonPinyin.Initials(PersonName.TryParse(name, out var parsed) ? parsed : default).ShouldBe(initials);
}

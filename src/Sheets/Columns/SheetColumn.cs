using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Columns;

/// <summary>A column that a sheet of households may have, one person a row.</summary>
/// <param name="Field">Its name in answers.</param>
/// <param name="Header">As the template has it.</param>
/// <param name="Explained">What to write into it.</param>
/// <param name="Example">What the template's first person has there, and the second.</param>
/// <param name="OfHousehold">Said once for the household: in its first row, or the same in each.</param>
/// <param name="Aliases">How else it is headed, without spaces and brackets, in small letters.</param>
public sealed record SheetColumn(string Field, Bilingual Header, Bilingual Explained, (string First, string Second) Example, bool OfHousehold, IReadOnlyList<string> Aliases)
{
    /// <summary>Whether it tells of losses, which are recorded after the registration.</summary>
    public bool OfLosses { get; init; }
}

/// <summary>All columns that are read, in the order of the template.</summary>
public static class SheetColumns
{
    public const string Household = "household";
    public const string HeadName = "headName";
    public const string Name = "name";
    public const string ResidentId = "residentId";
    public const string Relation = "relation";
    public const string Sex = "sex";
    public const string Birth = "birth";
    public const string Phone = "phone";
    public const string Place = "place";
    public const string County = "county";
    public const string Township = "township";
    public const string Village = "village";
    public const string Address = "address";
    public const string Groups = "vulnerabilities";
    public const string Account = "account";
    public const string RoomsCollapsed = "roomsCollapsed";
    public const string RoomsSeverelyDamaged = "roomsSeverelyDamaged";
    public const string RoomsDamaged = "roomsDamaged";
    public const string OnlyHome = "onlyHome";
    public const string CropsAffected = "cropsAffected";
    public const string CropsDamaged = "cropsDamaged";
    public const string CropsLost = "cropsLost";
    public const string LargeLivestock = "largeLivestock";
    public const string DirectLoss = "directLoss";

    private static readonly ResidentId Example1 = SyntheticResidentId.Of(PlaceCode.Parse("341503"), new(1968, 3, 2), Domain.Sex.Male, 7);
    private static readonly ResidentId Example2 = SyntheticResidentId.Of(PlaceCode.Parse("341503"), new(1970, 5, 15), Domain.Sex.Female, 7);

    public static IReadOnlyList<SheetColumn> All { get; } =
    [
        Of(Household, new("户编号", "Household no."), new("同一户的人填同一编号；没有此列时，从“户主”行起到下一个“户主”行之前为一户", "the same for all of a household; without this column a household goes from one head to the next"), ("1", "1"), "户号 家庭编号 户籍号 户口簿号 户口本号 户序号 家庭户号 householdno householdnumber household familyno 户id") with { OfHousehold = true },
        Of(HeadName, new("户主姓名", "Head of household"), new("可不填；有“与户主关系”列即可", "may be left out where the relation to the head is told"), ("王建国", "王建国"), "户主 所属户主 head headname headofthehousehold nameofhead"),
        Of(Name, new("姓名", "Name"), new("必填", "always"), ("王建国", "李秀英"), "成员姓名 家庭成员姓名 人员姓名 名字 家庭成员 受灾人姓名 fullname personname member"),
        Of(ResidentId, new("身份证号", "Resident ID"), new("18 位，整列设为文本格式；遗失或新生儿可不填", "18 characters, the column formatted as text; empty where there is none yet"), (Example1.ToString(), Example2.ToString()), "身份证 身份证号码 公民身份号码 公民身份证号码 居民身份证号 居民身份证号码 证件号码 证件号 idnumber idno id residentidnumber idcard"),
        Of(Relation, new("与户主关系", "Relation to head"), new("户主、配偶、子女、父母、祖父母、孙子女、兄弟姐妹、儿媳女婿、其他亲属、非亲属", "head, spouse, child, parent, grandparent, grandchild, sibling, child-in-law, other-kin, not-kin"), ("户主", "配偶"), "关系 家庭关系 与户主的关系 和户主关系 与户主之关系 relation relationship relationtothehead"),
        Of(Sex, new("性别", "Sex"), new("男或女；有身份证号时可不填", "male or female; with a resident ID it may be left out"), ("男", "女"), "gender"),
        Of(Birth, new("出生日期", "Date of birth"), new("如 1968-03-02；有身份证号时可不填", "such as 1968-03-02; with a resident ID it may be left out"), ("1968-03-02", "1970-05-15"), "出生年月日 生日 出生年月 出生 birth birthday birthdate dob"),
        Of(Phone, new("手机号", "Phone"), new("手机，或带区号的固定电话", "a mobile, or a landline with its area code"), ("13805640001", ""), "手机 手机号码 电话 电话号码 联系电话 联系方式 移动电话 mobile phonenumber mobilephone telephone"),
        Of(Place, new("行政区划代码", "Division code"), new("村 12 位或乡镇 9 位代码；也可改填下面的乡镇和村名", "12 digits of the village or 9 of the township; or name both in the next columns"), ("341503103201", "341503103201"), "区划代码 行政区划 区划 村代码 区划编码 行政区划编码 placecode place code divisioncode") with { OfHousehold = true },
        Of(County, new("县（市、区）", "County"), new("同名乡镇分属不同县时填", "where two counties have a township of that name"), ("", ""), "县 区 县区 区县 县市区 所在县 所属县区 district") with { OfHousehold = true },
        Of(Township, new("乡镇（街道）", "Township"), new("名称；有行政区划代码时可不填", "its name; with a division code it may be left out"), ("", ""), "乡镇 乡镇街道 镇 乡 街道 所在乡镇 所属乡镇 镇街 镇乡 town") with { OfHousehold = true },
        Of(Village, new("村（社区）", "Village"), new("名称；有行政区划代码时可不填", "its name; with a division code it may be left out"), ("", ""), "村 行政村 社区 村社区 村居 村委会 所在村 所属村 村庄 村名 community") with { OfHousehold = true },
        Of(Address, new("住址", "Address"), new("组、门牌号；每户至少一行填写", "group and number; in one row of the household at least"), ("一组12号", ""), "家庭住址 地址 详细地址 家庭地址 现住址 居住地址 住所 常住地址 门牌号 homeaddress") with { OfHousehold = true },
        Of(Groups, new("困难类别", "Vulnerability"), new("低保、特困、残疾、孤儿、孕产妇、婴幼儿、独居老人；多项用顿号隔开", "minimum-living, destitute, disabled, orphan, pregnant, infant, elderly-alone; several with commas"), ("低保", ""), "困难类型 人员类别 特殊群体 人员类型 救助类别 vulnerabilities vulnerablegroup vulnerablegroups group"),
        Of(Account, new("银行卡号", "Bank account"), new("一卡通账号，整列设为文本格式", "for 一卡通, the column formatted as text"), ("6228480402564890018", ""), "一卡通 一卡通账号 一卡通号 银行账号 银行帐号 银行账户 卡号 账号 帐号 惠农卡号 bankcard accountnumber") with { OfHousehold = true },
        Loss(RoomsCollapsed, new("倒塌房屋（间）", "Rooms collapsed"), new("间数", "rooms"), "倒塌间数 倒塌房屋间数 倒塌 倒房间数 倒塌房屋"),
        Loss(RoomsSeverelyDamaged, new("严重损坏房屋（间）", "Rooms severely damaged"), new("间数", "rooms"), "严重损坏间数 严重损坏房屋间数 严重损坏 严重损坏房屋 严损间数"),
        Loss(RoomsDamaged, new("一般损坏房屋（间）", "Rooms damaged"), new("间数", "rooms"), "一般损坏间数 一般损坏房屋间数 一般损坏 一般损坏房屋 roomsgenerallydamaged"),
        Loss(OnlyHome, new("唯一住房", "Only home"), new("是或否；不填为是", "yes or no; yes where it is empty"), "是否唯一住房"),
        Loss(CropsAffected, new("农作物受灾面积（亩）", "Crops affected (mu)"), new("亩；表头写（公顷）则按公顷", "in mu; in hectares where the header says so"), "受灾面积 农作物受灾 农作物受灾面积 cropsaffected"),
        Loss(CropsDamaged, new("农作物成灾面积（亩）", "Crops damaged (mu)"), new("亩；表头写（公顷）则按公顷", "in mu; in hectares where the header says so"), "成灾面积 农作物成灾 农作物成灾面积 cropsdamaged"),
        Loss(CropsLost, new("农作物绝收面积（亩）", "Crops lost (mu)"), new("亩；表头写（公顷）则按公顷", "in mu; in hectares where the header says so"), "绝收面积 农作物绝收 农作物绝收面积 cropslost"),
        Loss(LargeLivestock, new("死亡大牲畜（头）", "Large livestock lost"), new("头数", "heads"), "死亡大牲畜 大牲畜 大牲畜死亡 largelivestock"),
        Loss(DirectLoss, new("直接经济损失（元）", "Direct loss (yuan)"), new("元；表头写（万元）则按万元", "in yuan; in ten thousands where the header says 万元"), "直接经济损失 经济损失 directloss"),
    ];

    /// <summary>Whether it is somebody of the template, whom people forget to take out.</summary>
    public static bool IsExample(ResidentId id) => id == Example1 || id == Example2;

    public static SheetColumn Find(string field) => All.First(column => column.Field == field);

    private static SheetColumn Of(string field, Bilingual header, Bilingual explained, (string First, string Second) example, string aliases) =>
        new(field, header, explained, example, OfHousehold: false, [HeaderText.Fold(header.Zh).Name, HeaderText.Fold(header.En).Name, .. aliases.Split(' ')]);

    private static SheetColumn Loss(string field, Bilingual header, Bilingual explained, string aliases) =>
        Of(field, header, explained, ("", ""), aliases) with { OfHousehold = true, OfLosses = true };
}

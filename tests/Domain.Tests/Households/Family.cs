global using Rule = CivilAffairs.Relief.Domain.Tests.Specification<
    CivilAffairs.Relief.Domain.HouseholdDecider,
    CivilAffairs.Relief.Domain.HouseholdState,
    CivilAffairs.Relief.Domain.HouseholdCommand,
    CivilAffairs.Relief.Domain.HouseholdEvent>;

namespace CivilAffairs.Relief.Domain.Tests.Households;

/// <summary>The invented family that most rules are tried on, and the people and things around it.</summary>
internal static class Family
{
    public static readonly PlaceCode Village = PlaceCode.Parse("341503100001");
    public static readonly PlaceCode Township = PlaceCode.Parse("341503100");
    public static readonly PlaceCode County = PlaceCode.Parse("341503");

    public static readonly DateOnly Today = new(2016, 7, 1);
    public static readonly DateTimeOffset Now = Rule.Noon;

    public static readonly DisasterId Flood = new(Of(1));
    public static readonly DisasterId Quake = new(Of(2));
    public static readonly ShelterId School = new(Of(3));
    public static readonly ShelterId Temple = new(Of(4));
    public static readonly DepotId Point = new(Of(5));
    public static readonly DepotId OtherPoint = new(Of(6));
    public static readonly HouseholdId Us = new(Of(7));
    public static readonly HouseholdId Others = new(Of(8));
    public static readonly HouseholdId Third = new(Of(9));

    public static readonly Actor Staff = Person("staff", Role.CommandStaff);
    public static readonly Actor TownshipOfficer = Person("township", Role.TownshipOfficer);
    public static readonly Actor Informant = Person("informant", Role.InformationOfficer);

    public static readonly MemberNumber Father = new(1);
    public static readonly MemberNumber Mother = new(2);
    public static readonly MemberNumber Baby = new(3);

    public static readonly ResidentId FatherId = SyntheticResidentId.Of(County, new(1970, 5, 1), Sex.Male, 0);
    public static readonly ResidentId MotherId = SyntheticResidentId.Of(County, new(1972, 6, 2), Sex.Female, 0);
    public static readonly ResidentId SpareId = SyntheticResidentId.Of(County, new(2016, 6, 3), Sex.Female, 1);

    public static readonly Whereabouts Home = new Whereabouts.AtHome();
    public static readonly Whereabouts Kin = new Whereabouts.WithKin();
    public static readonly Whereabouts Dead = new Whereabouts.Dead();
    public static readonly Whereabouts Missing = new Whereabouts.Missing();
    public static readonly Whereabouts AtSchool = new Whereabouts.InShelter(School);

    public static NewMember FatherForm { get; } = new(Name("王大山"), Relation.Head, FatherId, Phone: Phone("13812345678"));

    public static NewMember MotherForm { get; } = new(Name("李小梅"), Relation.Spouse, MotherId);

    public static NewMember BabyForm { get; } = new(Name("王小宝"), Relation.Child) { Vulnerabilities = [Vulnerability.Infant] };

    public static HouseholdCommand.Register Form { get; } = new(Village, "南外街 3 号", [FatherForm, MotherForm, BabyForm], Flood);

    public static HouseholdEvent.Registered Registered { get; } = new(
        Village,
        "南外街 3 号",
        [
            new(Father, new(Name("王大山"), FatherId, Phone("13812345678")), Sex.Male, new(1970, 5, 1), Relation.Head, []),
            new(Mother, new(Name("李小梅"), MotherId), Sex.Female, new(1972, 6, 2), Relation.Spouse, []),
            new(Baby, new(Name("王小宝")), null, null, Relation.Child, [Vulnerability.Infant]),
        ],
        Flood,
        null,
        null,
        false);

    public static Rule Given(params IEnumerable<HouseholdEvent> events) => Rule.Given([Registered, .. events]).In(StreamName.Of(Us)).By(TownshipOfficer);

    public static HouseholdEvent.MembersMoved Moved(Whereabouts to, params MemberNumber[] members) => Moved(Movement(900), to, members);

    public static HouseholdEvent.MembersMoved Moved(MovementId movement, Whereabouts to, params MemberNumber[] members) =>
        new(movement, null, [.. members.Select(member => new MemberMove(member, Home))], to, Now);

    public static Actor Person(string name, Role role) => new(Account(name), role, County);

    public static AccountName Account(string name) => AccountName.TryParse(name, out var account) ? account : throw new ArgumentException("no account name", nameof(name));

    public static PersonName Name(string name) => PersonName.TryParse(name, out var value) ? value : throw new ArgumentException("no name", nameof(name));

    public static PhoneNumber Phone(string phone) => PhoneNumber.TryParse(phone, out var value) ? value : throw new ArgumentException("no phone", nameof(phone));

    public static BankAccount Bank(string account) => BankAccount.TryParse(account, out var value) ? value : throw new ArgumentException("no account", nameof(account));

    public static MovementId Movement(int number) => new(Of(1000 + number));

    public static HandoutId Handout(int number) => new(Of(2000 + number));

    public static Guid Of(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

namespace CivilAffairs.Relief.Domain;

/// <summary>What was filled in about a member, checked and turned into what is recorded.</summary>
internal static class MemberForm
{
    // The oldest numbers still found on paper are of people born in the 1880s.
    private static readonly DateOnly EarliestBirth = new(1850, 1, 1);

    /// <param name="field">Where the member stands in the command, such as <c>members[2]</c>.</param>
    /// <returns>What is wrong, or null.</returns>
    public static Refusal? Check(NewMember form, string field, CommandContext context) =>
        Field.Given(form.Name, $"{field}.name")
        ?? Field.Defined(form.Relation, $"{field}.relation")
        ?? (form.Sex is { } sex ? Field.Defined(sex, $"{field}.sex") : null)
        ?? (form.Birth is { } birth ? CheckBirth(birth, $"{field}.birth", context) : null)
        ?? (form.Phone is { } phone ? Field.Given(phone, $"{field}.phone") : null)
        ?? (form.ResidentId is { } id ? CheckId(id, form, field, context) : null)
        ?? CheckGroups(form.Vulnerabilities ?? [], $"{field}.vulnerabilities");

    public static Member ToMember(NewMember form, MemberNumber number) => new(
        number,
        new(form.Name, form.ResidentId, form.Phone),
        form.ResidentId?.Sex ?? form.Sex,
        form.ResidentId?.Birth ?? form.Birth,
        form.Relation,
        [.. form.Vulnerabilities ?? []]);

    private static Refusal? CheckBirth(DateOnly birth, string field, CommandContext context) =>
        birth < EarliestBirth ? new TooEarly(field, EarliestBirth) : Field.NotFuture(birth, field, context);

    private static Refusal? CheckId(ResidentId id, NewMember form, string field, CommandContext context)
    {
        if (Field.Given(id, $"{field}.residentId") is { } missing) return missing;
        if (id.Birth > context.Today) return new ResidentIdNotBornYet($"{field}.residentId");
        if (form.Sex is { } sex && sex != id.Sex) return new ContradictsResidentId($"{field}.sex");
        return form.Birth is { } birth && birth != id.Birth ? new ContradictsResidentId($"{field}.birth") : null;
    }

    private static Refusal? CheckGroups(IReadOnlyList<Vulnerability> groups, string field)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (Field.Defined(groups[i], $"{field}[{i}]") is { } unknown) return unknown;
            if (groups.Take(i).Contains(groups[i])) return new Repeated($"{field}[{i}]");
        }

        return null;
    }
}

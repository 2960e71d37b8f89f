using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Sheets.Households;

/// <summary>One row of people as it was read.</summary>
internal sealed class PersonRow(int number)
{
    private static readonly IReadOnlyList<Fault> None = [];

    private List<Fault>? _faults;

    public int Number { get; } = number;

    public IReadOnlyList<Fault> Faults => _faults ?? None;

    /// <summary>What the row says about whose household it is part of, as it stands there.</summary>
    public string HouseholdNumber { get; init; } = string.Empty;

    public string HeadName { get; init; } = string.Empty;

    /// <summary>Where the household is, as it stands there; empty where the row says nothing.</summary>
    public string PlaceText { get; init; } = string.Empty;

    /// <summary>Something of a person stands in it; without that it may be a sum or a signature.</summary>
    public bool IsOfPerson { get; init; } = true;

    /// <summary>Of nobody, or of somebody of the template: no household waits for it.</summary>
    public bool IsStray => !IsOfPerson || Faults.Any(fault => fault.Refusal is ExampleRow);

    public PersonName Name { get; set; }

    public Relation? Relation { get; set; }

    public ResidentId? ResidentId { get; set; }

    public Sex? Sex { get; set; }

    public DateOnly? Birth { get; set; }

    public PhoneNumber? Phone { get; set; }

    public IReadOnlyList<Vulnerability> Groups { get; set; } = [];

    /// <summary>What the row says about the household as a whole, by column.</summary>
    public List<(string Column, object Value)> OfHousehold { get; } = [];

    public void Add(string column, Refusal refusal) => (_faults ??= []).Add(new(Number, column, refusal));

    /// <summary>Once the relation is known.</summary>
    public NewMember ToMember(Relation relation) => new(Name, relation, ResidentId, Sex, Birth, Phone) { Vulnerabilities = Groups };
}

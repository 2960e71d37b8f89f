using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Named by the client that asks; the same id again means the same request again.</summary>
[JsonConverter(typeof(IdValueConverter<CommandId>))]
public readonly record struct CommandId(Guid Value) : IIdValue<CommandId>
{
    public static CommandId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out CommandId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A disaster: one flood, earthquake, landslide...</summary>
[JsonConverter(typeof(IdValueConverter<DisasterId>))]
public readonly record struct DisasterId(Guid Value) : IIdValue<DisasterId>
{
    public static DisasterId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out DisasterId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A shelter: a place with beds.</summary>
[JsonConverter(typeof(IdValueConverter<ShelterId>))]
public readonly record struct ShelterId(Guid Value) : IIdValue<ShelterId>
{
    public static ShelterId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out ShelterId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A depot: a place with stock.</summary>
[JsonConverter(typeof(IdValueConverter<DepotId>))]
public readonly record struct DepotId(Guid Value) : IIdValue<DepotId>
{
    public static DepotId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out DepotId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A household: head and members.</summary>
[JsonConverter(typeof(IdValueConverter<HouseholdId>))]
public readonly record struct HouseholdId(Guid Value) : IIdValue<HouseholdId>
{
    public static HouseholdId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out HouseholdId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>One movement of members of a household, whether or not a shelter is involved.</summary>
[JsonConverter(typeof(IdValueConverter<MovementId>))]
public readonly record struct MovementId(Guid Value) : IIdValue<MovementId>
{
    public static MovementId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out MovementId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>One handout: goods given to a household at a depot.</summary>
[JsonConverter(typeof(IdValueConverter<HandoutId>))]
public readonly record struct HandoutId(Guid Value) : IIdValue<HandoutId>
{
    public static HandoutId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out HandoutId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>Goods on their way from one depot to another.</summary>
[JsonConverter(typeof(IdValueConverter<ConsignmentId>))]
public readonly record struct ConsignmentId(Guid Value) : IIdValue<ConsignmentId>
{
    public static ConsignmentId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out ConsignmentId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A depot's request for goods.</summary>
[JsonConverter(typeof(IdValueConverter<RequisitionId>))]
public readonly record struct RequisitionId(Guid Value) : IIdValue<RequisitionId>
{
    public static RequisitionId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out RequisitionId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>Stock held at one depot for a requisition that is being approved; one approval attempt has one.</summary>
[JsonConverter(typeof(IdValueConverter<HoldId>))]
public readonly record struct HoldId(Guid Value) : IIdValue<HoldId>
{
    public static HoldId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out HoldId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>One stocktake of one lot.</summary>
[JsonConverter(typeof(IdValueConverter<CountId>))]
public readonly record struct CountId(Guid Value) : IIdValue<CountId>
{
    public static CountId Of(Guid value) => new(value);

    public static bool TryParse(string? text, out CountId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

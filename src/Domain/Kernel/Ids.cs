using System.Text.Json.Serialization;

namespace CivilAffairs.Relief.Domain;

/// <summary>Named by the client that asks; the same id again means the same request again.</summary>
[JsonConverter(typeof(TextValueConverter<CommandId>))]
public readonly record struct CommandId(Guid Value) : ITextValue<CommandId>
{
    public static bool TryParse(string? text, out CommandId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A disaster: one flood, earthquake, landslide...</summary>
[JsonConverter(typeof(TextValueConverter<DisasterId>))]
public readonly record struct DisasterId(Guid Value) : ITextValue<DisasterId>
{
    public static bool TryParse(string? text, out DisasterId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A shelter: a place with beds.</summary>
[JsonConverter(typeof(TextValueConverter<ShelterId>))]
public readonly record struct ShelterId(Guid Value) : ITextValue<ShelterId>
{
    public static bool TryParse(string? text, out ShelterId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A depot: a place with stock.</summary>
[JsonConverter(typeof(TextValueConverter<DepotId>))]
public readonly record struct DepotId(Guid Value) : ITextValue<DepotId>
{
    public static bool TryParse(string? text, out DepotId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A household: head and members.</summary>
[JsonConverter(typeof(TextValueConverter<HouseholdId>))]
public readonly record struct HouseholdId(Guid Value) : ITextValue<HouseholdId>
{
    public static bool TryParse(string? text, out HouseholdId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>One movement of members of a household, whether or not a shelter is involved.</summary>
[JsonConverter(typeof(TextValueConverter<MovementId>))]
public readonly record struct MovementId(Guid Value) : ITextValue<MovementId>
{
    public static bool TryParse(string? text, out MovementId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>One handout: goods given to a household at a depot.</summary>
[JsonConverter(typeof(TextValueConverter<HandoutId>))]
public readonly record struct HandoutId(Guid Value) : ITextValue<HandoutId>
{
    public static bool TryParse(string? text, out HandoutId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>Goods on their way from one depot to another.</summary>
[JsonConverter(typeof(TextValueConverter<ConsignmentId>))]
public readonly record struct ConsignmentId(Guid Value) : ITextValue<ConsignmentId>
{
    public static bool TryParse(string? text, out ConsignmentId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>A depot's request for goods.</summary>
[JsonConverter(typeof(TextValueConverter<RequisitionId>))]
public readonly record struct RequisitionId(Guid Value) : ITextValue<RequisitionId>
{
    public static bool TryParse(string? text, out RequisitionId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>Stock held at one depot for a requisition that is being approved; one approval attempt has one.</summary>
[JsonConverter(typeof(TextValueConverter<HoldId>))]
public readonly record struct HoldId(Guid Value) : ITextValue<HoldId>
{
    public static bool TryParse(string? text, out HoldId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>One stocktake of one lot.</summary>
[JsonConverter(typeof(TextValueConverter<CountId>))]
public readonly record struct CountId(Guid Value) : ITextValue<CountId>
{
    public static bool TryParse(string? text, out CountId value)
    {
        var parsed = Guid.TryParse(text, out var guid);
        value = new(guid);
        return parsed && guid != Guid.Empty;
    }

    public override string ToString() => Value.ToString("D");
}

using static CivilAffairs.Relief.Domain.Decision;

namespace CivilAffairs.Relief.Domain;

public sealed partial class DisasterDecider
{
    // All townships and villages of a prefecture hit at once.
    private const int MostPlaces = 10_000;

    private static Decision Report(DisasterCommand.Report command, DisasterState state, CommandContext context)
    {
        if (state.Report is { } before) return IsSame(before, command) ? Nothing : Refuse(new DisasterReportedOtherwise());
        var wrong = Details(command.Kind, command.Title, command.StruckAt, context)
            ?? PlaceCatalogue.Shipped.Check(command.Place, "place")
            ?? Affected(command.Affected, command.Place);
        return wrong is null
            ? Step(state, DisasterTrigger.Report, new DisasterEvent.Reported(command.Kind, command.Title, command.Place, [.. command.Affected], command.StruckAt, command.Exercise))
            : Refuse(wrong);
    }

    private static Decision CorrectDetails(DisasterCommand.CorrectDetails command, DisasterState state, CommandContext context)
    {
        if ((Details(command.Kind, command.Title, command.StruckAt, context) ?? Field.Text(command.Reason, "reason")) is { } wrong) return Refuse(wrong);
        return (command.Kind, command.Title, command.StruckAt) == (state.Kind, state.Title, state.StruckAt)
            ? Nothing
            : Of(new DisasterEvent.DetailsCorrected(command.Kind, command.Title, command.StruckAt, command.Reason));
    }

    private static Decision SetAffectedPlaces(DisasterCommand.SetAffectedPlaces command, DisasterState state)
    {
        if (state.Place is { } jurisdiction && Affected(command.Affected, jurisdiction) is { } wrong) return Refuse(wrong);
        if (state.Affected.SetEquals(command.Affected)) return Nothing;
        var stranded = state with { Affected = [.. command.Affected] };
        return Standing(state, where: place => !stranded.Affects(place)) is { } stands
            ? Refuse(stands with { Field = "affected" })
            : Of(new DisasterEvent.AffectedPlacesSet([.. command.Affected]));
    }

    private static Decision OrderEvacuation(DisasterCommand.OrderEvacuation command, DisasterState state, CommandContext context)
    {
        var wrong = PlaceCatalogue.Shipped.Check(command.Place, "place")
            ?? (command.Place.Tier < PlaceTier.Township ? new PlaceTooWide("place", PlaceTier.Township) : null)
            ?? (state.Affects(command.Place) ? null : new PlaceNotAffected("place"))
            ?? (command.Until <= context.At ? new InThePast("until") : null)
            ?? Field.Text(command.Reason, "reason");
        if (wrong is not null) return Refuse(wrong);
        return state.Evacuations.GetValueOrDefault(command.Place) == new EvacuationOrder(command.Everyone, command.Until, command.Reason)
            ? Nothing
            : Of(new DisasterEvent.EvacuationOrdered(command.Place, command.Everyone, command.Until, command.Reason));
    }

    private static Decision LiftEvacuation(DisasterCommand.LiftEvacuation command, DisasterState state)
    {
        if (Field.Text(command.Reason, "reason") is { } wrong) return Refuse(wrong);
        if (!state.Evacuations.TryGetValue(command.Place, out var order)) return Refuse(new NoEvacuationOrder());
        return order.Lifted ? Nothing : Of(new DisasterEvent.EvacuationLifted(command.Place, command.Reason));
    }

    private static Refusal? Details(DisasterKind kind, string title, DateTimeOffset struckAt, CommandContext context) =>
        Field.Defined(kind, "kind") ?? Field.Text(title, "title") ?? Field.NotFuture(struckAt, "struckAt", context);

    private static Refusal? Affected(IReadOnlyList<PlaceCode> affected, PlaceCode jurisdiction) =>
        affected.Count == 0 ? new Required("affected") : Places(affected, "affected", jurisdiction);

    /// <summary>Known, named once, inside the jurisdiction.</summary>
    private static Refusal? Places(IReadOnlyList<PlaceCode> places, string field, PlaceCode jurisdiction)
    {
        if (Field.Range(places.Count, field, 0, MostPlaces) is { } tooMany) return tooMany;
        var seen = new HashSet<PlaceCode>();
        for (var i = 0; i < places.Count; i++)
        {
            var name = $"{field}[{i}]";
            if (PlaceCatalogue.Shipped.Check(places[i], name) is { } unknown) return unknown;
            if (!places[i].IsInside(jurisdiction)) return new OutsideJurisdiction(name, jurisdiction);
            if (!seen.Add(places[i])) return new Repeated(name);
        }

        return null;
    }

    private static EvacuationStands? Standing(DisasterState state, Predicate<PlaceCode>? where = null) =>
        state.Evacuations
            .Where(order => !order.Value.Lifted && (where is null || where(order.Key)))
            .OrderBy(order => order.Key.ToString(), StringComparer.Ordinal)
            .Select(order => new EvacuationStands("", order.Key))
            .FirstOrDefault();

    private static bool IsSame(DisasterEvent.Reported before, DisasterCommand.Report command) =>
        (before.Kind, before.Title, before.Place, before.StruckAt, before.Exercise) == (command.Kind, command.Title, command.Place, command.StruckAt, command.Exercise)
        && before.Affected.ToHashSet().SetEquals(command.Affected);
}

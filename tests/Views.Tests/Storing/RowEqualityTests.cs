using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Storage;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests;

public sealed class RowEqualityTests
{
    [Fact]
    public void Records_of_plain_values_tell_by_themselves_whether_they_changed()
    {
        Assert.True(RowEquality.IsWhole(typeof(PlaceRow)));
        Assert.True(RowEquality.IsWhole(typeof(Nested)));
        Assert.True(RowEquality.IsWhole(typeof(OpenNote)));
    }

    [Fact]
    public void Records_with_lists_or_cases_or_hidden_values_do_not()
    {
        Assert.False(RowEquality.IsWhole(typeof(NoteRow)));
        Assert.False(RowEquality.IsWhole(typeof(Listed)));
        Assert.False(RowEquality.IsWhole(typeof(Somewhere)));
        Assert.False(RowEquality.IsWhole(typeof(Hidden)));
        Assert.False(RowEquality.IsWhole(typeof(NotARecord)));
    }

    private sealed record Nested(PlaceRow Row, DateOnly? Day, Role Role);

    private sealed record OpenNote(DisasterId? Disaster, Quantity Quantity, string? Note);

    private sealed record Listed(Nested Nested, IReadOnlyDictionary<string, int> Counts);

    private sealed record Somewhere(Whereabouts Where);

    private sealed record Hidden(int Seen)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public int Unseen { get; init; }
    }

    private sealed class NotARecord
    {
        public int Number { get; init; }
    }
}

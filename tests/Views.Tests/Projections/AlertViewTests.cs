using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class AlertViewTests
{
    private static readonly AlertKey Missing = AlertKey.Parse("missing:3");

    private readonly Story _story = new(new AlertsProjection());

    [Fact]
    public async Task Everybody_who_sees_the_disaster_sees_who_answers_for_an_alert_until_it_is_raised_again()
    {
        var until = _story.At.AddHours(12);
        await _story.Tell(Id.Flood, Given.Flood(), new DisasterEvent.AlertAcknowledged(Missing, "已派搜救队", until));
        var row = Assert.Single(_story.Rows.All(AlertRow.Table));
        Assert.Equal((Id.Flood, Missing, "已派搜救队", until), (row.Disaster, row.Alert, row.Note, row.Until));
        Assert.Equal(Given.Flood().Place, AlertRow.Table.ScopeOf(row).Place);
        Assert.True(AlertRow.Table.SeenFromBelow);

        await _story.Tell(Id.Flood, new DisasterEvent.AlertAcknowledged(Missing, "增派一队", until));
        Assert.Equal("增派一队", Assert.Single(_story.Rows.All(AlertRow.Table)).Note);
        await _story.Tell(Id.Flood, new DisasterEvent.AlertRaisedAgain(Missing, "未找到"));
        Assert.Empty(_story.Rows.All(AlertRow.Table));
    }
}

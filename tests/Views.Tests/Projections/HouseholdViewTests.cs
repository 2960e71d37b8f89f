using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Views.Projections;
using Xunit;

namespace CivilAffairs.Relief.Views.Tests.Projections;

public sealed class HouseholdViewTests
{
    private readonly Story _story = Story.OfAll();

    private HouseholdRow Row => _story.Rows.The(HouseholdRow.Table, Id.Household(1));

    [Fact]
    public async Task A_household_is_found_by_name_phone_and_village_and_holds_its_resident_id_masked_only()
    {
        var id = Given.NewId(1);
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, Given.Person(1, "王大山", id), Given.Person(2, "王小山")));
        Assert.Equal(("王大山", id.Masked(), "13805640001"), (Row.HeadName, Row.HeadResidentId, Row.HeadPhone));
        var search = Assert.IsType<string>(_story.Rows.Column(HouseholdRow.Table, Id.Household(1), "search"));
        foreach (var text in new[] { "王大山", "王小山", "13805640001", id.Masked().ToLowerInvariant(), Given.Village.ToString(), PlaceCatalogue.Shipped.Find(Given.Township)!.Name }) Assert.Contains(text, search, StringComparison.Ordinal);
        Assert.DoesNotContain(_story.Rows.Lines.Where(line => line.StartsWith("households", StringComparison.Ordinal)), line => line.Contains(id.ToString(), StringComparison.Ordinal));
        Assert.True(Row is { NeedsIdFollowUp: true, Persons: 2 });
    }

    [Fact]
    public async Task An_id_found_later_is_found_by_its_end_and_ends_the_follow_up()
    {
        var id = Given.NewId(2);
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, Given.Person(1, "王大山")), new HouseholdEvent.MemberCorrected(Given.Person(1, "王大山", id), "补证"));
        Assert.False(Row.NeedsIdFollowUp);
        Assert.Contains(id.ToString()[^4..], (string)_story.Rows.Column(HouseholdRow.Table, Id.Household(1), "search")!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Erasure_leaves_no_personal_data_in_any_view()
    {
        var id = Given.NewId(3);
        await _story.Tell(Id.Flood, Given.Flood());
        await _story.Tell(Id.Point, Given.Depot("发放点", Given.Township));
        await _story.Tell(Id.School, Given.Shelter(), new ShelterEvent.Opened(Id.Flood));
        await _story.Tell(Id.Household(2), Given.Household(Given.Village, Id.Flood, Given.Person(1, "王大山", birth: new(1980, 3, 4))));
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, Given.Person(1, "王大山", id), Given.Person(2, "欧阳小山", birth: new(2001, 2, 3))), new HouseholdEvent.RebuildAssessed(Id.Flood, RebuildKind.InPlace, 2));
        Assert.Single(_story.Rows.All(DuplicateRow.Table));
        for (var n = 1; n <= 3; n++)
        {
            await _story.Tell(Id.Point, new DepotEvent.HandoutReserved(Id.Handout(n), Id.Flood, Id.Household(1), Given.Of(Given.RiceLot, 500), _story.At));
            await _story.Tell(Id.Household(1), Given.Taken(n, Id.Flood, 500, new(2016, 7, n)));
        }

        await _story.Tell(Id.School, new ShelterEvent.HouseholdAdmitted(Id.Movement(1), Id.Flood, Id.Household(1), Given.Numbers(1, 2)));
        Assert.Equal("王大山", _story.Rows.The(HandoutRow.Table, Id.Handout(1)).HeadName);
        await _story.Tell(Id.Household(2), new HouseholdEvent.Erased("申请"));
        await _story.Tell(Id.Household(1), new HouseholdEvent.Erased("申请"));
        foreach (var trace in new[] { "王大山", "欧阳小山", id.ToString(), id.Masked(), "13805640001", "村口1号", "2001-02-03" })
            Assert.DoesNotContain(_story.Rows.Lines, line => line.Contains(trace, StringComparison.Ordinal));
        Assert.StartsWith(Given.Village.ToString(), (string)_story.Rows.Column(HouseholdRow.Table, Id.Household(1), "search")!, StringComparison.Ordinal);
        Assert.Empty(_story.Rows.All(DuplicateRow.Table));
    }

    [Fact]
    public async Task An_inspection_stands_with_its_photos_until_the_household_is_erased()
    {
        PhotoHash loss = PhotoHash.Of([1]), seen = PhotoHash.Of([2]);
        await _story.Tell(
            Id.Household(1),
            Given.Household(Given.Village, Id.Flood, 2),
            new HouseholdEvent.PhotoAdded(loss, Id.Flood, "堂屋倒塌"),
            new HouseholdEvent.RebuildAssessed(Id.Flood, RebuildKind.InPlace, 3),
            new HouseholdEvent.RebuildStructureDone(new(2016, 8, 1)),
            new HouseholdEvent.PhotoAdded(seen, Id.Flood, null),
            new HouseholdEvent.RebuildInspected(false, "圈梁未按图施工", new(2016, 8, 2)) { Photos = [seen] });
        var key = $"{Id.Household(1)}/{Id.Flood}";
        var inspection = _story.Rows.The(RebuildRow.Table, key).Stages[^1];
        Assert.Equal((RebuildStage.InRepair, "圈梁未按图施工"), (inspection.Stage, inspection.Note));
        Assert.Equal([seen], inspection.Photos);
        Assert.Equal([null, new DateOnly(2016, 8, 2)], Row.Photos.Select(photo => photo.InspectedOn));

        await _story.Tell(Id.Household(1), new HouseholdEvent.Erased("申请"));
        Assert.Empty(_story.Rows.The(RebuildRow.Table, key).Stages[^1].Photos);
        Assert.Empty(Row.Photos);
    }

    [Fact]
    public async Task Those_at_home_who_never_left_are_not_gone()
    {
        await _story.Tell(
            Id.Household(1),
            Given.Household(Given.Village, Id.Flood, 4),
            Given.Moved(1, Id.Flood, Given.Home, Given.Kin, 1, 2),
            Given.Moved(2, Id.Flood, Given.Kin, Given.Home, 2),
            Given.Moved(3, Id.Flood, Given.Home, new Whereabouts.Missing(), 3));
        Assert.Equal(2, Row.NotGone);
        Assert.Equal(true, _story.Rows.Column(HouseholdRow.Table, Id.Household(1), "not_gone"));
        Assert.Equal(true, _story.Rows.Column(HouseholdRow.Table, Id.Household(1), "missing"));
    }

    [Fact]
    public async Task A_member_in_a_shelter_stands_with_the_shelters_name()
    {
        await _story.Tell(Id.School, Given.Shelter());
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 1), Given.Moved(1, Id.Flood, Given.Home, Given.In(Id.School), 1));
        Assert.Equal("中心小学", Row.Members[0].ShelterName);
        await _story.Tell(Id.Household(1), Given.Moved(2, Id.Flood, Given.In(Id.School), Given.Kin, 1));
        Assert.Null(Row.Members[0].ShelterName);
    }

    [Fact]
    public async Task Rights_are_summed_by_entitlement_and_come_back_when_restored()
    {
        await _story.Tell(Id.Point, Given.Depot("发放点", Given.Township));
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 1), Given.Taken(1, Id.Flood, 500), Given.Taken(2, Id.Flood, 700, new(2016, 7, 2)));
        Assert.True(Assert.Single(Row.Rights) is { Uses: 2, Quantity: 1200, LastDepotName: "发放点", LastPeriod: { Day: 2 } });
        await _story.Tell(Id.Household(1), new HouseholdEvent.GoodsGivenBack(Id.Handout(2), Id.Point, Given.Of(Given.RiceLot, 700), true, "误发") { Restored = [Given.Use(Id.Handout(2), Id.Flood, new(2016, 7, 2), 700)] });
        Assert.True(Assert.Single(Row.Rights) is { Uses: 1, Quantity: 500, LastPeriod: null });
    }

    [Fact]
    public async Task The_row_belongs_to_the_place_and_the_last_disaster()
    {
        await _story.Tell(Id.Household(1), Given.Household(Given.Village, Id.Flood, 1), new HouseholdEvent.MarkedAffected(Id.Snow, true));
        Assert.Equal(new(Given.Village, Id.Snow), _story.Rows.ScopeOf(HouseholdRow.Table, Id.Household(1)));
        Assert.Equal($"{Id.Flood} {Id.Snow}", _story.Rows.Column(HouseholdRow.Table, Id.Household(1), "memberships"));
        Assert.Equal(true, _story.Rows.Column(HouseholdRow.Table, Id.Household(1), "must_go"));
    }

    [Fact]
    public async Task A_rebuild_shows_every_stage_and_what_was_paid()
    {
        await _story.Tell(
            Id.Household(1),
            Given.Household(Given.Village, Id.Flood, 2),
            new HouseholdEvent.RebuildAssessed(Id.Flood, RebuildKind.InPlace, 3),
            new HouseholdEvent.RebuildApplied(),
            new HouseholdEvent.RebuildReviewedInVillage("同意"),
            new HouseholdEvent.RebuildPublished(new(2016, 7, 10)),
            new HouseholdEvent.RebuildReviewedInTownship("同意"),
            new HouseholdEvent.RebuildApproved(Money.OfYuan(20000), [new(1, RebuildStage.Started, Money.OfYuan(10000)), new(2, RebuildStage.MovedIn, Money.OfYuan(10000))], "批准"),
            new HouseholdEvent.RebuildStarted(new(2016, 8, 1)),
            new HouseholdEvent.InstalmentPaid(1, Money.OfYuan(10000), "P-1"));
        var row = _story.Rows.The(RebuildRow.Table, $"{Id.Household(1)}/{Id.Flood}");
        Assert.True(row is { Stage: RebuildStage.Started, Rooms: 3, Grant: 2_000_000, Paid: 1_000_000 });
        Assert.Equal(new DateOnly(2016, 8, 1), row.Stages[^1].On);
        Assert.Equal(["P-1", null], row.Instalments.Select(one => one.DocumentNumber));
        Assert.Equal(RebuildStage.Started, Row.RebuildStage);
    }
}

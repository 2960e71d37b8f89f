using System.Data.Common;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Projections;

namespace CivilAffairs.Relief.Client.Web.Photos;

/// <summary>Deletes the photos that no household shows: those of an erased one, and those whose command was refused after they were stored.</summary>
public sealed partial class PhotoSweeper(PhotoStore photos, IJournal journal, IViews views, TimeProvider clock, ILogger<PhotoSweeper> log) : BackgroundService
{
    private const int AtOnce = 500;

    // A photo is stored a moment before the household shows it.
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>Goes once through what is stored.</summary>
    /// <returns>How many were deleted; none while the view of households is behind, for what it does not show yet is not gone.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Young;
        if (views.Checkpoint(HouseholdRow.Table) < await journal.HeadAsync(cancellationToken)) return 0;
        var deleted = 0;
        var after = default((HouseholdId Household, PhotoHash Hash));
        while (true)
        {
            var page = await photos.ListAsync(before, after, AtOnce, cancellationToken);
            foreach (var (household, hash) in page)
            {
                var row = await views.FindAsync(HouseholdRow.Table, household.ToString(), PlaceCode.Country, cancellationToken);
                if (row?.Photos.Any(photo => photo.Photo == hash) == true) continue;
                await photos.DeleteAsync(household, hash, cancellationToken);
                deleted++;
            }

            if (page.Count < AtOnce) return deleted;
            after = page[^1];
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await SweepAsync(stoppingToken) is > 0 and var deleted) Swept(log, deleted);
            }
            catch (Exception fault) when (fault is JournalException or DbException)
            {
                // The next round finds the same.
                NotSwept(log, fault);
            }
        }
    }

    [LoggerMessage(EventId = 6101, Level = LogLevel.Information, Message = "{Deleted} photos that no household shows were deleted")]
    private static partial void Swept(ILogger log, int deleted);

    [LoggerMessage(EventId = 6102, Level = LogLevel.Warning, Message = "photos were not looked through this time")]
    private static partial void NotSwept(ILogger log, Exception fault);
}

using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Views.Running;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Whether the process reaches its records, and what stands still.</summary>
public sealed class Readiness(IJournal journal, AccountDatabase accounts, Consumers consumers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<ReadinessReport> LookAsync(CancellationToken cancellationToken)
    {
        using var intime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        intime.CancelAfter(Patience);
        var journalAnswers = await AnswersAsync(async () => await journal.HeadAsync(intime.Token), cancellationToken);
        var accountsAnswer = await AnswersAsync(async () => await accounts.FindAsync(string.Empty, intime.Token), cancellationToken);
        IReadOnlyList<string> stopped = [];
        var viewsAnswer = await AnswersAsync(async () => stopped = [.. (await consumers.ListAsync(intime.Token)).Where(one => one.Stop is not null).Select(one => one.Name)], cancellationToken);
        return new(journalAnswers && accountsAnswer && viewsAnswer, journalAnswers, accountsAnswer, viewsAnswer, stopped);
    }

    private static async Task<bool> AnswersAsync(Func<Task> ask, CancellationToken cancellationToken)
    {
        try
        {
            await ask();
            return true;
        }
        catch (Exception fault) when (fault is JournalException or System.Data.Common.DbException or OperationCanceledException or TimeoutException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}

/// <param name="Ready">Whether requests can be served.</param>
/// <param name="Stopped">Views and processes that stand still before an event they cannot take: an operator must look, requests are served all the same.</param>
public sealed record ReadinessReport(bool Ready, bool Journal, bool Accounts, bool Views, IReadOnlyList<string> Stopped);

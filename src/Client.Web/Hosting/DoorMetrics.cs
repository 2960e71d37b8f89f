using System.Diagnostics.Metrics;
using CivilAffairs.Relief.Client.Web.Accounts;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>What the doors tell to whoever measures: meter <c>CivilAffairs.Relief.Doors</c>. No names.</summary>
public sealed class DoorMetrics
{
    public const string Name = "CivilAffairs.Relief.Doors";

    private readonly UpDownCounter<int> _screens;
    private readonly UpDownCounter<int> _subscriptions;
    private readonly UpDownCounter<int> _waiting;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _signIns;

    public DoorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _screens = meter.CreateUpDownCounter<int>("relief.screens", "{connection}", "Connections to the live hub.");
        _subscriptions = meter.CreateUpDownCounter<int>("relief.subscriptions", "{subscription}", "Views that screens watch, by view.");
        _waiting = meter.CreateUpDownCounter<int>("relief.push.waiting", "{batch}", "Batches that a screen's connection has not taken yet, by view.");
        _rows = meter.CreateCounter<long>("relief.pushed.rows", "{row}", "Rows sent to screens, by view.");
        _signIns = meter.CreateCounter<long>("relief.sign_ins", "{sign_in}", "Sign-ins and what else was done with accounts, by outcome.");
    }

    /// <summary>A screen came (1) or went (-1).</summary>
    public void Screen(int change) => _screens.Add(change);

    /// <summary>A view is watched by one more (1) or one less (-1).</summary>
    public void Subscription(string view, int change) => _subscriptions.Add(change, new KeyValuePair<string, object?>("view", view));

    /// <summary>A batch is offered to a connection (1), or taken by it or dropped with it (-1).</summary>
    public void Offered(string view, int change) => _waiting.Add(change, new KeyValuePair<string, object?>("view", view));

    public void Pushed(string view, int rows) => _rows.Add(rows, new KeyValuePair<string, object?>("view", view));

    public void SignIn(SignInOutcome outcome) => _signIns.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
}

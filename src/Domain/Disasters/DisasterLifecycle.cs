namespace CivilAffairs.Relief.Domain;

/// <summary>What moves a disaster from stage to stage.</summary>
public enum DisasterTrigger
{
    Report,
    Verify,

    /// <summary>Starts the response, or raises or lowers its level.</summary>
    Respond,
    StartRecovery,
    Close,
    Cancel,
    Reopen,
}

/// <summary>
/// The lifecycle of a disaster. A false alarm is cancelled before the response starts: afterwards goods and people have moved, and the disaster goes
/// its way to the end. A closed one is reopened into recovery; a cancelled one has to be verified anew.
/// </summary>
public static class DisasterLifecycle
{
    public static Lifecycle<DisasterStage, DisasterTrigger> Table { get; } = new(
        "disaster",
        new(DisasterStage.Unknown, DisasterTrigger.Report, DisasterStage.Reported),
        new(DisasterStage.Reported, DisasterTrigger.Verify, DisasterStage.Verified),
        new(DisasterStage.Reported, DisasterTrigger.Cancel, DisasterStage.Cancelled),
        new(DisasterStage.Verified, DisasterTrigger.Respond, DisasterStage.Responding),
        new(DisasterStage.Verified, DisasterTrigger.Cancel, DisasterStage.Cancelled),
        new(DisasterStage.Responding, DisasterTrigger.Respond, DisasterStage.Responding),
        new(DisasterStage.Responding, DisasterTrigger.StartRecovery, DisasterStage.Recovering),
        new(DisasterStage.Recovering, DisasterTrigger.Close, DisasterStage.Closed),
        new(DisasterStage.Closed, DisasterTrigger.Reopen, DisasterStage.Recovering),
        new(DisasterStage.Cancelled, DisasterTrigger.Reopen, DisasterStage.Reported));
}

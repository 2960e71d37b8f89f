namespace CivilAffairs.Relief.Domain;

/// <summary>The stages of a shelter.</summary>
public enum ShelterStage
{
    Unknown,

    /// <summary>On the books and ready, with nobody inside.</summary>
    Standby,

    /// <summary>Takes people in.</summary>
    Open,

    /// <summary>Takes in only those who were expected before; nobody new.</summary>
    Closing,

    /// <summary>Empty; may be opened again.</summary>
    Closed,
}

/// <summary>What moves a shelter from stage to stage.</summary>
public enum ShelterTrigger
{
    Register,
    Open,
    StartClosing,
    Close,
}

/// <summary>The lifecycle of a shelter. That it closes only when empty is the decider's rule, not the table's.</summary>
public static class ShelterLifecycle
{
    public static Lifecycle<ShelterStage, ShelterTrigger> Table { get; } = new(
        "shelter",
        new(ShelterStage.Unknown, ShelterTrigger.Register, ShelterStage.Standby),
        new(ShelterStage.Standby, ShelterTrigger.Open, ShelterStage.Open),
        new(ShelterStage.Open, ShelterTrigger.StartClosing, ShelterStage.Closing),
        new(ShelterStage.Closing, ShelterTrigger.Open, ShelterStage.Open),
        new(ShelterStage.Closing, ShelterTrigger.Close, ShelterStage.Closed),
        new(ShelterStage.Closed, ShelterTrigger.Open, ShelterStage.Open));
}

namespace CivilAffairs.Relief.Views.Processes;

/// <summary>The processes of the domain.</summary>
public static class ReliefProcesses
{
    public static IReadOnlyList<IProcess> All { get; } = [new HandoutProcess(), new MovementProcess(), new RequisitionProcess(), new ConsignmentProcess(), new MergeProcess()];
}

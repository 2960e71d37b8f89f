namespace CivilAffairs.Relief.Scenarios;

/// <summary>An expectation and what the system shows.</summary>
public sealed record Finding(Expectation Expectation, long Found)
{
    public bool IsEqual => Found == Expectation.Value;
}

/// <summary>Compares what the system shows with what the scenario must end with.</summary>
public static class Findings
{
    /// <summary>Reads all figures, again and again until all are equal or the time is over: processes may still finish what was begun.</summary>
    /// <param name="atLeast">Position of the last command.</param>
    /// <param name="patience">How long to wait for the processes.</param>
    public static async Task<IReadOnlyList<Finding>> ReadAsync(ScenarioPlan plan, FigureReader reader, long atLeast, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var findings = new List<Finding>();
            foreach (var expectation in plan.Expectations) findings.Add(new(expectation, await reader.ReadAsync(expectation.Figure, atLeast, cancellationToken)));
            if (findings.TrueForAll(finding => finding.IsEqual) || clock.GetElapsedTime(began) > patience) return findings;
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
        }
    }
}

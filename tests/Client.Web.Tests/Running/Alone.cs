namespace CivilAffairs.Relief.Client.Web.Tests.Running;

/// <summary>Tests that measure what the whole process holds: no others run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace CivilAffairs.Relief.Testing;

/// <summary>What a suite or a test needs from the machine and may not find there.</summary>
public enum Need
{
    /// <summary>The programs of a PostgreSQL server; the tests run clusters of their own.</summary>
    PostgreSql,

    /// <summary>A small file system of the test's own, which only root may mount.</summary>
    SmallDisk,

    /// <summary>A network of the test's own, which only root may make.</summary>
    NetworkSpace,

    /// <summary>The systemd that checks units.</summary>
    SystemdAnalyze,

    /// <summary>The web server nginx, and openssl for a certificate.</summary>
    Nginx,

    /// <summary>The docker command with its compose.</summary>
    DockerCompose,

    /// <summary>A bash, for the scripts of an installation.</summary>
    Bash,

    /// <summary>The browser Chromium.</summary>
    Chromium,

    /// <summary>npm, which builds the console.</summary>
    Npm,
}

/// <summary>Says for a whole class what its <see cref="ContractFactAttribute"/> tests need.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NeedsAttribute(Need need) : Attribute
{
    public Need Need { get; } = need;
}

/// <summary>A test that is skipped, with the reason, where the machine lacks something.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(params Need[] needs)
    {
        Skip = Machine.Lacks(needs)!;
        Needs = needs;
    }

    public IReadOnlyList<Need> Needs { get; }
}

/// <summary>A test of several cases that are skipped, with the reason, where the machine lacks something.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(params Need[] needs)
    {
        Skip = Machine.Lacks(needs)!;
        Needs = needs;
    }

    public IReadOnlyList<Need> Needs { get; }
}

/// <summary>A test of a contract suite: skipped where the machine lacks what the adapter's class, or the test itself, needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("CivilAffairs.Relief.Testing.ContractFactDiscoverer", "CivilAffairs.Relief.Testing")]
public sealed class ContractFactAttribute(params Need[] needs) : FactAttribute
{
    public IReadOnlyList<Need> Needs { get; } = needs;
}

/// <summary>Finds the contract tests of each adapter's class.</summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new ContractTestCase(diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}

/// <summary>One contract test on one adapter.</summary>
public sealed class ContractTestCase : XunitTestCase
{
    [Obsolete("Called by the deserializer")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute)
    {
        var own = factAttribute.GetConstructorArguments().Cast<IEnumerable<Need>>().SelectMany(needs => needs);
        var suite = TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsAttribute)).Select(a => a.GetNamedArgument<Need>(nameof(NeedsAttribute.Need)));
        return Machine.Lacks([.. suite, .. own]) ?? base.GetSkipReason(factAttribute);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Client.Web.Tests.Running;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal;
using CivilAffairs.Relief.Journal.Events;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CivilAffairs.Relief.Client.Web.Tests.Doors;

/// <summary>An office whose engine answers nothing but what it is told to throw.</summary>
public sealed class OfficeOfFaults : Office
{
    private readonly FaultyEngine _engine = new();

    protected override Func<IServiceProvider, IEngine> Engine => _ => _engine;

    public void Throw(Exception fault) => _engine.Fault = fault;

    private sealed class FaultyEngine : IEngine
    {
        public Exception Fault { get; set; } = new EngineUnavailableException("nothing yet");

        public Task<Outcome> ExecuteAsync(StreamName stream, ICommand command, CommandContext context, JournalPosition cause, CancellationToken cancellationToken) => Task.FromException<Outcome>(Fault);

        public ValueTask<Confirmed<TState>> ReadAsync<TState>(StreamName stream, CancellationToken cancellationToken)
            where TState : class, IPlaced => ValueTask.FromException<Confirmed<TState>>(Fault);
    }
}

/// <summary>What is away and comes back is told as that at every door; what is wrong for good is not.</summary>
public sealed class AwayTests(OfficeOfFaults office) : IClassFixture<OfficeOfFaults>
{
    public static TheoryData<Exception> Passing =>
    [
        new EngineUnavailableException("the thing keeps changing"),
        new JournalException("the database could not be read", new NpgsqlException("broken")),
        new TimeoutException("waited"),
        new TaskCanceledException("of nobody's asking"),
        new OperationCanceledException("the host stops"),
        new ObjectDisposedException("IServiceProvider"),
        new IOException("cut off"),
        new SocketException((int)SocketError.ConnectionReset),
        new NpgsqlException("Exception while reading from stream", new EndOfStreamException()),
        new PostgresException("terminating connection due to administrator command", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown),
        new PostgresException("the database system is starting up", "FATAL", "FATAL", PostgresErrorCodes.CannotConnectNow),
        new PostgresException("cannot execute INSERT in a read-only transaction", "ERROR", "ERROR", PostgresErrorCodes.ReadOnlySqlTransaction),
        new PostgresException("canceling statement due to statement timeout", "ERROR", "ERROR", PostgresErrorCodes.QueryCanceled),
        new PostgresException("terminating connection due to idle-in-transaction timeout", "FATAL", "FATAL", "25P03"),
        new CryptographicException("the key ring cannot be read", new NpgsqlException("Failed to connect", new SocketException((int)SocketError.ConnectionRefused))),
        new AggregateException(new InvalidOperationException("one of several"), new TimeoutException()),
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_that_passes_is_answered_with_try_again_at_every_door(Exception fault)
    {
        office.Throw(fault);
        var staff = await office.AsAsync(Role.CommandStaff, Flood.County);
        var (shelter, household, disaster) = (new ShelterId(Guid.NewGuid()), new HouseholdId(Guid.NewGuid()), new DisasterId(Guid.NewGuid()));
        var answers = new[]
        {
            await staff.PostAsync($"/api/shelters/{shelter}/open", new ShelterCommand.Open(disaster)),
            await staff.PostAsync("/api/movements/reserve", new ReserveForMovement(household, shelter, disaster)),
            await staff.PostAsync("/api/movements/admit", new AdmitToShelter(household, shelter, disaster)),
            await staff.GetAsync($"/api/households/{household}/rights?disaster={disaster}"),
            await staff.GetAsync($"/api/households/{household}/shelter-suggestions?disaster={disaster}"),
            await staff.GetAsync($"/api/shelters/{shelter}/timeline"),
        };

        foreach (var answer in answers)
        {
            answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable, answer.Text);
            answer.Code.ShouldBe("unavailable");
            answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        }

        office.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_wrong_for_good_is_a_fault_of_ours()
    {
        Away.Is(new InvalidOperationException("a bug")).ShouldBeFalse();
        Away.Is(new KeyNotFoundException()).ShouldBeFalse();
        Away.Is(new UnreadableEventException("an event of another build")).ShouldBeFalse();
        Away.Is(new PostgresException("relation does not exist", "ERROR", "ERROR", PostgresErrorCodes.UndefinedTable)).ShouldBeFalse();
        Away.Is(new SqliteException("no such table", 1)).ShouldBeFalse();
    }
}

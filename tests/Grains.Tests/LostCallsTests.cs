using System.Net.Sockets;
using System.Reflection;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Entities;
using CivilAffairs.Relief.Engine.Tests.Journals;
using CivilAffairs.Relief.Engine.Things;
using CivilAffairs.Relief.Journal.Events;

namespace CivilAffairs.Relief.Grains.Tests;

/// <summary>Whatever befalls a call on its way, whoever asked hears that nobody knows, and asks again; never that the system is broken.</summary>
public sealed class LostCallsTests
{
    private static readonly Actor Staff = new(AccountName.Parse("staff"), Role.CommandStaff, PlaceCode.Parse("341503"));
    private static readonly ShelterCommand.Register Register = new("一中", PlaceCode.Parse("341503101"), "解放路", null, 10, true);

    public static TheoryData<Exception> Losses =>
    [
        Made<OrleansMessageRejectionException>(),
        Made<SiloUnavailableException>(),
        Made<GatewayTooBusyException>(),
        Made<OrleansLifecycleCanceledException>(),
        Made<ClientNotAvailableException>(),
        new OrleansException("of Orleans"),
        new TimeoutException("no answer"),
        new TaskCanceledException("not by who asked"),
        new ObjectDisposedException("IServiceProvider"),
        new IOException("cut off", new SocketException((int)SocketError.ConnectionReset)),
        new SocketException((int)SocketError.HostUnreachable),
        new InvalidOperationException("the client is not connected"),
        new KeyNotFoundException("while a silo stops"),
        new AggregateException(new TimeoutException()),
    ];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_call_that_stays_lost_is_unavailable_and_the_loss_is_told_with_it(Exception loss)
    {
        var engine = Engine(new Lossy(loss, int.MaxValue), TimeSpan.Zero);
        var stream = new StreamName(ThingKind.Shelter, Guid.NewGuid());

        (await Should.ThrowAsync<EngineUnavailableException>(() => ExecuteAsync(engine, stream, CancellationToken.None))).InnerException.ShouldBe(loss);
        (await Should.ThrowAsync<EngineUnavailableException>(async () => await engine.ReadAsync<ShelterState>(stream, CancellationToken.None))).InnerException.ShouldBe(loss);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_call_that_is_lost_once_is_asked_again(Exception loss)
    {
        var engine = Engine(new Lossy(loss, 1), TimeSpan.FromMinutes(1));

        (await ExecuteAsync(engine, new StreamName(ThingKind.Shelter, Guid.NewGuid()), CancellationToken.None)).ShouldBeOfType<Outcome.Accepted>();
    }

    [Fact]
    public async Task Who_gives_up_hears_just_that()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => ExecuteAsync(Engine(new Lossy(new OperationCanceledException(gone.Token), int.MaxValue), TimeSpan.Zero), new StreamName(ThingKind.Shelter, Guid.NewGuid()), gone.Token));
    }

    private static Task<Outcome> ExecuteAsync(OrleansEngine engine, StreamName stream, CancellationToken cancellationToken) =>
        engine.ExecuteAsync(stream, Register, new CommandContext(new(Guid.NewGuid()), Staff, TimeProvider.System.GetUtcNow()), JournalPosition.None, cancellationToken);

    private static OrleansEngine Engine(Lossy lossy, TimeSpan patience)
    {
        var host = new EntityHost(new InMemoryJournal(), EventCodec.Relief, ReliefThings.All);
        var grains = DispatchProxy.Create<IGrainFactory, Grains>();
        ((Grains)grains).Find = key => new Shelter(host, key, lossy);
        return new(grains, host) { Patience = patience };
    }

    // Some of them are only Orleans' to make.
    private static Exception Made<T>()
        where T : Exception => (Exception)Activator.CreateInstance(typeof(T), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, binder: null, ["as Orleans says it"], culture: null)!;

    private sealed class Lossy(Exception loss, int times)
    {
        private int _left = times;

        public void Pass()
        {
            if (_left-- > 0) throw loss;
        }
    }

    /// <summary>A thing behind a line that loses calls.</summary>
    private sealed class Shelter(EntityHost host, Guid key, Lossy line) : IThingGrain, IShelterGrain
    {
        private readonly Entity _entity = new(host, new(ThingKind.Shelter, key));

        public async Task<string> ExecuteAsync(string command, CancellationToken cancellationToken)
        {
            line.Pass();
            var message = Relief.Engine.Commands.CommandMessage.Parse(command);
            var outcome = await _entity.ExecuteAsync(message.ToCommand(Relief.Engine.Commands.CommandCatalogue.Relief), message.Context, message.Cause, cancellationToken);
            return new Relief.Engine.Commands.ReplyMessage(Relief.Engine.Commands.OutcomeMessage.Of(outcome!)).ToJson();
        }

        public Task<string> ReadAsync(long known, CancellationToken cancellationToken)
        {
            line.Pass();
            throw new NotSupportedException("only lost reads are asked here");
        }
    }

    public class Grains : DispatchProxy
    {
        public Func<Guid, IShelterGrain> Find { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Find((Guid)args![0]!);
    }
}

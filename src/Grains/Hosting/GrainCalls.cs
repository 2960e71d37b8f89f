using CivilAffairs.Relief.Engine;

namespace CivilAffairs.Relief.Grains;

/// <summary>Around each call to a thing: a span that names the thing, part of the caller's trace; and no work for a caller who gave up on the way.</summary>
internal sealed class GrainCalls : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not ThingGrain thing)
        {
            await context.Invoke();
            return;
        }

        context.Request.GetCancellationToken().ThrowIfCancellationRequested();
        using var span = EngineTelemetry.Source.StartActivity("relief.grain")?.SetTag("relief.stream", thing.Stream.ToString()).SetTag("relief.call", context.MethodName);
        await context.Invoke();
    }
}

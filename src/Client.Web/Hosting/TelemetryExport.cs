using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>Sends metrics and traces by OTLP to the address that the configuration names (<c>Relief:Telemetry</c>); without one nothing is collected.</summary>
public sealed class TelemetryExport(Uri address) : IHostedService, IDisposable
{
    private const string Ours = "CivilAffairs.Relief*";

    private static readonly string[] Meters = [Ours, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.RateLimiting", "System.Runtime"];

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (Uri.TryCreate(configuration[$"{ReliefOptions.Section}:Telemetry"], UriKind.Absolute, out var address)) services.AddHostedService(_ => new TelemetryExport(address));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("civil-affairs-relief", serviceInstanceId: Environment.MachineName);
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(To("v1/metrics")).Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Ours, "Microsoft.AspNetCore").AddOtlpExporter(To("v1/traces")).Build();
        return Task.CompletedTask;

        Action<OtlpExporterOptions> To(string signal) => exporter =>
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri(address, signal);
        };
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }
}

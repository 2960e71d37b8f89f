using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;

namespace CivilAffairs.Relief.Grains.Tests.Running;

/// <summary>The wires of one silo, which a test can cut.</summary>
internal sealed class Line
{
    private readonly Lock _gate = new();
    private readonly HashSet<ConnectionContext> _open = [];
    private bool _cut;

    public void Guard(SiloConnectionOptions connections)
    {
        connections.ConfigureSiloInboundConnection(Watch);
        connections.ConfigureSiloOutboundConnection(Watch);
        connections.ConfigureGatewayInboundConnection(Watch);
    }

    public void Cut()
    {
        lock (_gate)
        {
            _cut = true;
            foreach (var connection in _open) connection.Abort();
        }
    }

    private void Watch(IConnectionBuilder connections) => connections.Use(next => async connection =>
    {
        lock (_gate)
        {
            if (_cut) throw new ConnectionAbortedException("the silo is cut off");
            _open.Add(connection);
        }

        try
        {
            await next(connection);
        }
        finally
        {
            lock (_gate) _open.Remove(connection);
        }
    });
}

using System.Data.Common;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>The keys that protect cookies and tokens, beside the accounts, for all nodes of a cluster.</summary>
public sealed class SessionKeyStore(DbDataSource source) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = source.OpenConnection();
        return [.. connection.Query<string>("SELECT xml FROM session_keys ORDER BY name").Select(text => XElement.Parse(text))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = source.OpenConnection();
        connection.Execute("INSERT INTO session_keys (name, xml) VALUES (@friendlyName, @xml) ON CONFLICT (name) DO NOTHING", new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) });
    }
}

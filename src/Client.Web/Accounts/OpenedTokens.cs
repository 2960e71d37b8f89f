using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace CivilAffairs.Relief.Client.Web.Accounts;

/// <summary>
/// Remembers what is in a token that was opened once: a tool sends the same one with every command, and opening it costs as much as deciding the command. Whether it has expired or was ended is asked each
/// time, elsewhere.
/// </summary>
internal sealed class OpenedTokens(ISecureDataFormat<AuthenticationTicket> tokens) : ISecureDataFormat<AuthenticationTicket>
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, AuthenticationTicket> _opened = new(StringComparer.Ordinal);

    public string Protect(AuthenticationTicket data) => tokens.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => tokens.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, purpose: null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null || purpose is not null) return tokens.Unprotect(protectedText, purpose);
        if (_opened.TryGetValue(protectedText, out var known)) return known;
        if (tokens.Unprotect(protectedText) is not { } ticket) return null;
        if (_opened.Count >= Most) _opened.Clear();
        return _opened[protectedText] = ticket;
    }
}

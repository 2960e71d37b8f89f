using System.Text.Json;

namespace CivilAffairs.Relief.Domain;

/// <summary>
/// Why a command was turned down. Each reason is a record of its own, so that a caller can tell them apart by type,
/// a client by <see cref="Code"/>, and a person by <see cref="Reason"/>.
/// </summary>
/// <param name="Field">The command's field that is at fault, in camel case as on the wire; empty when it is the thing as a whole.</param>
/// <param name="Reason">The reason in words, in Chinese and in English, without personal data.</param>
public abstract record Refusal(string Field, Bilingual Reason)
{
    /// <summary>Stable name of the reason, from the record's name: <c>NoRoom</c> is <c>no-room</c>.</summary>
    public virtual string Code => CodeOf(GetType());

    /// <summary>Whether this is that reason, also when it came from another machine and only its code is known.</summary>
    public bool Is<TRefusal>()
        where TRefusal : Refusal => Code == CodeOf(typeof(TRefusal));

    private static string CodeOf(Type reason) => JsonNamingPolicy.KebabCaseLower.ConvertName(reason.Name);
}

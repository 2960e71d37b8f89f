using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using CivilAffairs.Relief.Client.Web.Live;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Tests.Wire;

/// <summary>Words C# records as TypeScript, from the very contracts by which they are written as JSON.</summary>
internal sealed class TypeScript
{
    private static readonly Dictionary<Type, string> Plain = new()
    {
        [typeof(string)] = "string",
        [typeof(Guid)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(byte)] = "number",
        [typeof(int)] = "number",
        [typeof(long)] = "number",
        [typeof(double)] = "number",
        [typeof(decimal)] = "number",
        [typeof(DateTimeOffset)] = "Instant",
        [typeof(DateOnly)] = "Day",
    };

    private readonly JsonSerializerOptions _options = ReliefJson.Create(strict: false);
    private readonly SortedDictionary<string, string> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _named = new(StringComparer.Ordinal);

    /// <summary>Everything that was named so far, by name.</summary>
    public string Declarations => string.Join("\n\n", _declarations.Values);

    /// <summary>What is declared here otherwise than there, and the names that this takes from there.</summary>
    /// <remarks>Words that are the same may still rest on others that are not: such a type is declared here too.</remarks>
    public (IReadOnlyList<string> Taken, string Declarations) Beyond(TypeScript there)
    {
        var same = _declarations.Where(one => there._declarations.GetValueOrDefault(one.Key) == one.Value).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        while (same.RemoveWhere(name => Words(_declarations[name]).Any(word => _declarations.ContainsKey(word) && !same.Contains(word))) > 0)
        {
        }

        string[] own = [.. _declarations.Where(one => !same.Contains(one.Key)).Select(one => one.Value)];
        return ([.. own.SelectMany(Words).Where(same.Contains).Distinct().Order(StringComparer.Ordinal)], string.Join("\n\n", own));
    }

    /// <summary>The name of the type, declared with all that it holds.</summary>
    /// <param name="asked">For a request: what has a default may be left out.</param>
    public string NameOf(Type type, bool asked = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return $"{NameOf(inner, asked)} | null";
        if (Plain.TryGetValue(type, out var plain)) return plain;
        if (type == typeof(RawJson) || type == typeof(RawJson?) || type == typeof(JsonElement) || type == typeof(JsonElement?) || typeof(JsonNode).IsAssignableFrom(type)) return "unknown";
        var contract = _options.GetTypeInfo(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Enumerable => $"readonly {Grouped(NameOf(ElementOf(type), asked))}[]",
            JsonTypeInfoKind.Dictionary => $"Readonly<Record<string, {NameOf(ElementOf(type), asked)}>>",
            _ => Declared(type, contract, asked),
        };
    }

    /// <summary>Declares the type under another name than its own.</summary>
    public string Declare(Type type, string name, bool asked)
    {
        if (_named.TryAdd(name, type)) _declarations[name] = Fields(_options.GetTypeInfo(type), asked, $"export interface {name} ");
        else if (_named[name] != type) throw new InvalidOperationException($"{type} and {_named[name]} have one name: {name}");
        return name;
    }

    private static IEnumerable<string> Words(string text) => Regex.Matches(text, @"\w+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(word => word.Value);

    private static string Grouped(string type) => type.Contains('|', StringComparison.Ordinal) ? $"({type})" : type;

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static Type ElementOf(Type type) => type.IsArray
        ? type.GetElementType()!
        : type.GetInterfaces().Append(type).First(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GetGenericArguments()[0] is var element
            && element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? element.GetGenericArguments()[1] : element;

    private string Declared(Type type, JsonTypeInfo contract, bool asked)
    {
        var name = type.IsNested && !type.DeclaringType!.IsAbstract ? $"{type.DeclaringType.Name}{type.Name}" : type.Name;
        if (_named.TryGetValue(name, out var known)) return known == type ? name : throw new InvalidOperationException($"{type} and {known} have one name: {name}");
        _named[name] = type;
        _declarations[name] = string.Empty;
        _declarations[name] = Declaration(name, type, contract, asked);
        return name;
    }

    private string Declaration(string name, Type type, JsonTypeInfo contract, bool asked)
    {
        if (type.IsEnum) return $"export const {name} = [{string.Join(", ", Enum.GetNames(type).Select(member => $"'{Kebab(member)}'"))}] as const;\nexport type {name} = (typeof {name})[number];";
        if (type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { IsGenericType: true } converter)
        {
            return $"export type {name} = {(converter.GetGenericTypeDefinition() == typeof(NumberValueConverter<>) ? "number" : "string")};";
        }

        if (contract.PolymorphismOptions is { } union)
        {
            var cases = union.DerivedTypes.Select(one => $"\n  | {Fields(_options.GetTypeInfo(one.DerivedType), asked, string.Empty, $"{union.TypeDiscriminatorPropertyName}: '{one.TypeDiscriminator}'")}");
            return $"export type {name} ={string.Concat(cases)};";
        }

        return contract.Kind == JsonTypeInfoKind.Object ? Fields(contract, asked, $"export interface {name} ") : throw new NotSupportedException($"{type} is written in a way of its own");
    }

    private string Fields(JsonTypeInfo contract, bool asked, string head, string? first = null)
    {
        List<string> lines = [];
        if (first is not null) lines.Add(first);
        foreach (var property in contract.Properties)
        {
            var nullable = Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && property.IsGetNullable);
            var type = NameOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, asked);
            var leftOut = asked && property.AssociatedParameter is { HasDefaultValue: true };
            lines.Add($"{property.Name}{(leftOut ? "?" : string.Empty)}: {type}{(nullable ? " | null" : string.Empty)}");
        }

        if (head.Length == 0) return $"{{ {string.Join("; ", lines)} }}";
        return lines.Count == 0 ? $"{head.Replace("interface", "type", StringComparison.Ordinal)}= Record<string, never>;" : new StringBuilder(head).Append("{\n").AppendJoin('\n', lines.Select(line => $"  {line};")).Append("\n}").ToString();
    }
}

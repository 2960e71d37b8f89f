using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Engine.Tests.StandIns;

/// <summary>Makes values of any of the domain's types: valid one by one, senseless together.</summary>
public sealed class Example(Random random)
{
    private static readonly string[] Words = ["救灾", "大米", "Yu'an <&>", "西河口乡 12 号", "x"];

    // Few, so that ids meet again.
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 6).Select(number => new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1))];

    private static readonly Dictionary<Type, string[]> Texts = new()
    {
        [typeof(PlaceCode)] = ["34", "341503", "341503101", "341503101001"],
        [typeof(AccountName)] = ["zhang.san", "system"],
        [typeof(ItemCode)] = ["rice", "quilt", "water"],
        [typeof(AlertKey)] = ["missing:3", "consignment-late:00000001-0000-7000-8000-000000000001"],
        [typeof(ResidentId)] = ["11010519491231002X", "440524188001010014"],
        [typeof(PhoneNumber)] = ["13800138000"],
        [typeof(BankAccount)] = ["4539578763621486", "4111111111111111"],
        [typeof(PersonName)] = ["张三", "买买提·吐尔逊"],
        [typeof(EntitlementCode)] = ["rice-daily", "quilt"],
        [typeof(PhotoHash)] = ["2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa"],
    };

    public T Of<T>() => (T)Of(typeof(T))!;

    public object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return random.Next(4) == 0 ? null : Of(inner);
        if (type == typeof(string)) return Words[random.Next(Words.Length)];
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(int)) return random.Next(0, 500);
        if (type == typeof(long)) return (long)random.Next(0, 500);
        if (type == typeof(double)) return random.Next(-90, 90) + 0.25;
        if (type == typeof(Guid)) return Ids[random.Next(Ids.Length)];
        if (type == typeof(DateOnly)) return new DateOnly(2016, 7, 1).AddDays(random.Next(30));
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2016, 7, 1, 6, 30, 0, TimeSpan.Zero).AddMinutes(random.Next(40_000));
        if (type.IsEnum) return Enum.GetValuesAsUnderlyingType(type) is var values ? Enum.ToObject(type, values.GetValue(random.Next(values.Length))!) : null;
        if (type.IsValueType && Implements(type, typeof(ITextValue<>))) return OfText(type);
        if (type.IsValueType && Implements(type, typeof(INumberValue<>))) return TryMake(type, "TryCreate", (long)random.Next(1, 9));
        if (typeof(IEnumerable).IsAssignableFrom(type)) return OfList(type);
        return type.IsAbstract ? Of(Pick(type.GetNestedTypes().Where(one => one.IsSubclassOf(type)))) : OfRecord(type);
    }

    private static bool Implements(Type type, Type generic) => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == generic);

    private object OfText(Type type)
    {
        if (type == typeof(StreamName)) return new StreamName(Of<ThingKind>(), Of<Guid>());
        var text = Texts.TryGetValue(type, out var known) ? known[random.Next(known.Length)] : Of<Guid>().ToString();
        return TryMake(type, "TryParse", text);
    }

    private static object TryMake(Type type, string method, object from)
    {
        object?[] arguments = [from, null];
        var make = type.GetMethod(method, BindingFlags.Public | BindingFlags.Static, [from.GetType(), type.MakeByRefType()])!;
        return make.Invoke(null, arguments) is true ? arguments[1]! : throw new InvalidOperationException($"'{from}' is no {type.Name}: add an example");
    }

    private object OfList(Type type)
    {
        var element = type.GetGenericArguments()[0];
        var list = Array.CreateInstance(element, random.Next(1, 4));
        for (int i = 0; i < list.Length; i++) list.SetValue(Of(element), i);
        return type.IsAssignableFrom(list.GetType())
            ? list
            : typeof(ImmutableArray).GetMethods().First(one => one is { Name: "CreateRange" } && one.GetParameters().Length == 1).MakeGenericMethod(element).Invoke(null, [list])!;
    }

    private object OfRecord(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(OfParameter)]);
    }

    private object? OfParameter(ParameterInfo parameter)
    {
        bool optional = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        return optional && random.Next(4) == 0 ? null : Of(parameter.ParameterType);
    }

    private Type Pick(IEnumerable<Type> types) => types.ToArray() is var all ? all[random.Next(all.Length)] : throw new InvalidOperationException();
}

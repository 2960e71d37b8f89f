using System.Globalization;
using CivilAffairs.Relief.Domain;

namespace CivilAffairs.Relief.Client.Web.Norms;

/// <summary>What an administrator changed of the norms or the response plan of a place, in words.</summary>
/// <param name="What">Which norm; or that it is the plan.</param>
/// <param name="Was">What held on the day from which it holds; null where nothing did.</param>
/// <param name="Became">Null where it was withdrawn.</param>
public sealed record NormChange(PlaceCode Place, Bilingual What, Bilingual? Was, Bilingual? Became)
{
    private static readonly Bilingual Plan = new("响应启动阈值", "response plan");

    public static NormChange Of(NormKind kind, PlaceCode place, Norm? was, Norm? became) => new(place, kind.Meaning().Name, was is null ? null : Told(was), became is null ? null : Told(became));

    public static NormChange OfPlan(PlaceCode place, IReadOnlyList<ResponseThreshold> was, IReadOnlyList<ResponseThreshold> became) => new(place, Plan, Told(was), Told(became));

    private static Bilingual Told(Norm norm)
    {
        var (amount, days) = (norm.Describe(), Told(norm.InForce));
        return norm.AtLeast is { } level
            ? new($"{amount.Zh}（{level}级以上），{days.Zh}", $"{amount.En} (level {level} or graver), {days.En}")
            : new($"{amount.Zh}，{days.Zh}", $"{amount.En}, {days.En}");
    }

    private static Bilingual? Told(IReadOnlyList<ResponseThreshold> plan)
    {
        if (plan.Count == 0) return null;
        var days = Told(plan[0].InForce);
        return new($"{days.Zh}：{string.Join('；', plan.Select(row => Told(row).Zh))}", $"{days.En}: {string.Join("; ", plan.Select(row => Told(row).En))}");
    }

    private static Bilingual Told(ResponseThreshold row) => new(
        $"{row.Level}级 {string.Join('、', Figures(row, "死亡失踪 {0} 人", "转移或需救助 {0} 人", "倒损 {0} 间", "倒损 {0} 户"))}",
        $"{row.Level} {string.Join(", ", Figures(row, "{0} dead or missing", "{0} relocated or in need", "{0} rooms", "{0} homes"))}");

    private static IEnumerable<string> Figures(ResponseThreshold row, params string[] words) =>
        Enum.GetValues<ResponseCriterion>().Zip(words).Where(one => row.Of(one.First) is not null).Select(one => string.Format(CultureInfo.InvariantCulture, one.Second, row.Of(one.First)));

    private static Bilingual Told(Period days) => days.To is { } to
        ? new($"{DayText.Of(days.From)} 至 {DayText.Of(to)}", $"{DayText.Of(days.From)} to {DayText.Of(to)}")
        : new($"{DayText.Of(days.From)} 起", $"from {DayText.Of(days.From)}");
}

namespace CivilAffairs.Relief.Domain;

/// <summary>What an item is for.</summary>
public enum ItemCategory
{
    Food,
    Water,
    Bedding,
    Clothing,
    Shelter,
    Health,
    Hygiene,
    Light,
    Rescue,
    Cooking,
}

/// <summary>An entry of the goods catalogue.</summary>
/// <param name="Code">Its name in stock, events and entitlements.</param>
/// <param name="Name">As on screens and forms.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Dimension">What one base unit of its stock is.</param>
/// <param name="BaseUnit">The word behind a number of base units: 克, 毫升, or the counter of the thing (床, 件, 顶).</param>
/// <param name="Perishable">Whether a lot of it has an expiry date.</param>
/// <param name="Specification">Size or make that the standard asks for; empty where it asks for none.</param>
/// <param name="InUse">When this entry holds.</param>
public sealed record Item(ItemCode Code, Bilingual Name, ItemCategory Category, Dimension Dimension, Bilingual BaseUnit, bool Perishable, Bilingual Specification, Period InUse);

/// <summary>The catalogue has no such item on that day.</summary>
public sealed record UnknownItem(string Field, ItemCode Item) : Refusal(Field, new($"物资目录中没有 {Item}", $"no item {Item} in the catalogue"));

namespace CivilAffairs.Relief.Domain;

/// <summary>What one base unit of an item's stock is.</summary>
public enum Dimension
{
    /// <summary>克.</summary>
    Grams,

    /// <summary>毫升.</summary>
    Millilitres,

    /// <summary>Whole things: 床, 件, 顶, 箱...</summary>
    Pieces,
}

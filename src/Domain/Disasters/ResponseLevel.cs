namespace CivilAffairs.Relief.Domain;

/// <summary>救助应急响应级别, from the lowest to the highest: a greater value is a graver disaster.</summary>
public enum ResponseLevel
{
    /// <summary>四级.</summary>
    IV,

    /// <summary>三级.</summary>
    III,

    /// <summary>二级.</summary>
    II,

    /// <summary>一级.</summary>
    I,
}

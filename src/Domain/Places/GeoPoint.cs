namespace CivilAffairs.Relief.Domain;

/// <summary>A point on the map in WGS 84, degrees.</summary>
public sealed record GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Whether both angles are on the globe.</summary>
    public bool IsValid => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180;
}

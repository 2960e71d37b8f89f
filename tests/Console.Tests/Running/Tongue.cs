namespace CivilAffairs.Relief.Console.Tests.Running;

/// <summary>The language that a browser asks for.</summary>
public enum Tongue
{
    Chinese,
    English,
}

/// <summary>What the console is looked at on.</summary>
public enum Form
{
    Desk,
    Phone,
}

/// <summary>Each language on each size of screen.</summary>
public static class Everywhere
{
    public static TheoryData<Tongue, Form> Each => new()
    {
        { Tongue.Chinese, Form.Desk },
        { Tongue.English, Form.Desk },
        { Tongue.Chinese, Form.Phone },
        { Tongue.English, Form.Phone },
    };
}

using Microsoft.EntityFrameworkCore;

namespace CivilAffairs.Relief.Obvious;

/// <summary>The tables that somebody would make first.</summary>
public sealed class Records(DbContextOptions<Records> options) : DbContext(options)
{
    public DbSet<Household> Households => Set<Household>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<Shelter> Shelters => Set<Shelter>();

    public DbSet<Stock> Stocks => Set<Stock>();

    public DbSet<Handout> Handouts => Set<Handout>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>().HasIndex(person => person.ResidentId).IsUnique();
        modelBuilder.Entity<Stock>().HasKey(stock => new { stock.Depot, stock.Item });
        modelBuilder.Entity<Handout>().HasIndex(handout => new { handout.Household, handout.Item, handout.Period }).IsUnique();
    }
}

public sealed class Household
{
    public Guid Id { get; set; }

    public required string Place { get; set; }

    public required string Address { get; set; }

    public Guid? Shelter { get; set; }

    public List<Person> Members { get; set; } = [];
}

public sealed class Person
{
    public long Id { get; set; }

    public Guid HouseholdId { get; set; }

    public required string Name { get; set; }

    public string? ResidentId { get; set; }
}

public sealed class Shelter
{
    public Guid Id { get; set; }

    public int Capacity { get; set; }

    public int Present { get; set; }
}

public sealed class Stock
{
    public Guid Depot { get; set; }

    public required string Item { get; set; }

    public long Quantity { get; set; }
}

public sealed class Handout
{
    public Guid Id { get; set; }

    public Guid Household { get; set; }

    public Guid Depot { get; set; }

    public required string Item { get; set; }

    public DateOnly Period { get; set; }

    public long Quantity { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }
}

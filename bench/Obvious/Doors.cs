using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CivilAffairs.Relief.Obvious;

internal static class Doors
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static async Task<Results<Ok, Conflict<string>>> RegisterAsync(Register request, Records records)
    {
        records.Households.Add(new()
        {
            Id = request.Id,
            Place = request.Place,
            Address = request.Address,
            Members = [.. request.Members.Select(member => new Person { Name = member.Name, ResidentId = member.ResidentId })],
        });
        return await SaveAsync(records) ? TypedResults.Ok() : TypedResults.Conflict("registered already");
    }

    public static async Task<Results<Ok, Conflict<string>, NotFound>> AdmitAsync(Admit request, Records records)
    {
        await using var transaction = await records.Database.BeginTransactionAsync();
        var household = await records.Households.FromSql($"""select * from "Households" where "Id" = {request.Household} for update""").SingleOrDefaultAsync();
        var shelter = await records.Shelters.FromSql($"""select * from "Shelters" where "Id" = {request.Shelter} for update""").SingleOrDefaultAsync();
        if (household is null || shelter is null) return TypedResults.NotFound();
        if (household.Shelter is not null) return TypedResults.Conflict("in a shelter already");
        var persons = await records.Persons.CountAsync(person => person.HouseholdId == request.Household);
        if (shelter.Present + persons > shelter.Capacity) return TypedResults.Conflict("no room");
        shelter.Present += persons;
        household.Shelter = shelter.Id;
        await records.SaveChangesAsync();
        await transaction.CommitAsync();
        return TypedResults.Ok();
    }

    public static async Task<Results<Ok, Conflict<string>, NotFound>> HandOutAsync(GiveOut request, Records records, ClaimsPrincipal by, TimeProvider clock)
    {
        await using var transaction = await records.Database.BeginTransactionAsync();
        var household = await records.Households.FromSql($"""select * from "Households" where "Id" = {request.Household} for update""").SingleOrDefaultAsync();
        if (household is null) return TypedResults.NotFound();
        var quantity = 5_000 * await records.Persons.CountAsync(person => person.HouseholdId == request.Household);
        var stock = await records.Stocks.FromSql($"""select * from "Stocks" where "Depot" = {request.Depot} and "Item" = 'rice' for update""").SingleOrDefaultAsync();
        if (stock is null) return TypedResults.NotFound();
        if (stock.Quantity < quantity) return TypedResults.Conflict("not enough");
        stock.Quantity -= quantity;
        var now = clock.GetUtcNow();
        records.Handouts.Add(new() { Id = request.Id, Household = household.Id, Depot = stock.Depot, Item = stock.Item, Period = DateOnly.FromDateTime(now.ToOffset(China).Date), Quantity = quantity, At = now, By = by.Identity!.Name! });
        if (!await SaveAsync(records)) return TypedResults.Conflict("given already");
        await transaction.CommitAsync();
        return TypedResults.Ok();
    }

    private static async Task<bool> SaveAsync(Records records)
    {
        try
        {
            await records.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException fault) when (fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}

internal sealed record SignIn(string Name);

internal sealed record AddPoint(Guid Id, int Capacity, long Grams);

internal sealed record NewPerson(string Name, string? ResidentId);

internal sealed record Register(Guid Id, string Place, string Address, IReadOnlyList<NewPerson> Members);

internal sealed record Admit(Guid Household, Guid Shelter);

internal sealed record GiveOut(Guid Id, Guid Household, Guid Depot);

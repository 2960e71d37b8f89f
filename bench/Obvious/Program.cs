using System.Security.Claims;
using CivilAffairs.Relief.Obvious;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.EntityFrameworkCore;

// What the system is measured against: one transaction an operation, with the rows locked that must not change meanwhile. No journal, no views, no processes,
// no screens; a token at the door, as the system asks for one.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDbContextPool<Records>(options => options.UseNpgsql(builder.Configuration["Postgres"]));
builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
using (var scope = app.Services.CreateScope()) await scope.ServiceProvider.GetRequiredService<Records>().Database.EnsureCreatedAsync();

app.MapPost("/api/session", (SignIn who) => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, who.Name)], BearerTokenDefaults.AuthenticationScheme)), authenticationScheme: BearerTokenDefaults.AuthenticationScheme));
var signedIn = app.MapGroup("/api").RequireAuthorization();
signedIn.MapPost("/points", async (AddPoint point, Records records) =>
{
    records.Shelters.Add(new() { Id = point.Id, Capacity = point.Capacity });
    records.Stocks.Add(new() { Depot = point.Id, Item = "rice", Quantity = point.Grams });
    await records.SaveChangesAsync();
});
signedIn.MapPost("/households", Doors.RegisterAsync);
signedIn.MapPost("/admissions", Doors.AdmitAsync);
signedIn.MapPost("/handouts", Doors.HandOutAsync);
await app.StartAsync();
Console.WriteLine(app.Urls.Single());
await app.WaitForShutdownAsync();

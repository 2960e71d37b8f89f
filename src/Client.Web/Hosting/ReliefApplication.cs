using System.Diagnostics.Metrics;
using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Description;
using CivilAffairs.Relief.Client.Web.Endpoints;
using CivilAffairs.Relief.Client.Web.Imports;
using CivilAffairs.Relief.Client.Web.Live;
using CivilAffairs.Relief.Client.Web.Norms;
using CivilAffairs.Relief.Client.Web.Photos;
using CivilAffairs.Relief.Client.Web.Protection;
using CivilAffairs.Relief.Domain;
using CivilAffairs.Relief.Engine;
using CivilAffairs.Relief.Engine.Operations;
using CivilAffairs.Relief.Journal.Events;
using CivilAffairs.Relief.Views;
using CivilAffairs.Relief.Views.Processes;
using CivilAffairs.Relief.Views.Running;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace CivilAffairs.Relief.Client.Web.Hosting;

/// <summary>The web application on an installation; the same on one machine and on a node of a cluster.</summary>
public static class ReliefApplication
{
    /// <summary>In bytes: a family of a hundred members is some twenty thousand.</summary>
    private const long LargestBody = 1 << 20;

    /// <summary>In bytes, for each connection: the system's own choice grows to megabytes, and a slow screen would get all of them, old, before what is new.</summary>
    private const int SendBuffer = 1 << 18;

    /// <summary>Builds the application, ready to run.</summary>
    /// <param name="console">Folder of the built console, or null to serve none.</param>
    /// <param name="engine">What hosts the things; null for the engine of this process.</param>
    public static WebApplication Build(WebApplicationBuilder builder, Installation installation, string? console, Func<IServiceProvider, IEngine>? engine = null)
    {
        AddRelief(builder.Services, installation, engine);
        AddDoors(builder.Services, installation);
        TelemetryExport.Add(builder.Services, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = static endpoint =>
        {
            // What is accepted has it from the one that listens.
            var listening = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            listening.SendBufferSize = SendBuffer;
            return listening;
        });
        var app = builder.Build();

        // Nobody asks for it: it tells whoever measures, such as dotnet-counters.
        app.Services.GetRequiredService<ViewMetrics>();
        app.UseSafeHeaders(MapTiles.Of(installation.Options));
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Away).FullName!);
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = Problems.StatusOf, SuppressDiagnosticsCallback = told => Away.IsNoted(log, told.HttpContext.Request, told.Exception) });
        app.UseStatusCodePages();
        if (console is not null) app.UseConsole(console);
        app.UseSameSite();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseEndedTokens();
        app.UsePageAccount();
        app.UsePasswordDue();
        app.UseAuthorization();
        app.MapSession();
        app.MapAccounts();
        app.MapAccountChanges();
        app.MapNorms();
        app.MapNormChanges();
        app.MapCommands();
        app.MapOperations();
        app.MapImports();
        app.MapViews(app.Services.GetRequiredService<ViewTables>());
        app.MapSuggestions();
        app.MapShelterSpace();
        app.MapRights();
        app.MapHouseholds();
        app.MapPhotos();
        app.MapHealth();
        app.MapTimelines();
        app.MapApiDescription();
        app.MapSystem();
        app.MapHub<LiveHub>("/live");
        return app;
    }

    /// <summary>Builds an application without doors for people: it keeps views and processes running, and says whether it is well.</summary>
    public static WebApplication BuildWithoutDoors(WebApplicationBuilder builder, Installation installation, Func<IServiceProvider, IEngine> engine)
    {
        AddRelief(builder.Services, installation, engine);
        var app = builder.Build();
        app.MapHealth();
        return app;
    }

    private static void AddRelief(IServiceCollection services, Installation installation, Func<IServiceProvider, IEngine>? engine)
    {
        services.AddSingleton(installation);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(installation.Journal);
        services.AddSingleton(engine ?? (provider => installation.StartEngine(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<InProcessEngine>>())));
        services.AddSingleton<IViews>(installation.Views);
        services.AddSingleton(installation.Views);
        services.AddSingleton(new ViewTables(installation.Projections));
        services.AddSingleton(new EventReader(installation.Journal, EventCodec.Relief));
        services.AddSingleton<HandOut>();
        services.AddSingleton<Evacuate>();
        services.AddSingleton<ApproveRequisition>();
        services.AddSingleton<Merge>();
        services.AddSingleton<Consumers>();
        services.AddSingleton<AuditRun>();
        services.AddSingleton(new AccountDatabase(installation.Accounts));
        services.AddSingleton<Readiness>();
        services.AddSingleton(provider => new ProjectionRunner(
            installation.Journal,
            provider.GetRequiredService<EventReader>(),
            installation.Views,
            installation.Projections,
            installation.ViewOptions,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ProjectionRunner>>()));
        services.AddSingleton(provider => new ProcessRunner(
            installation.Journal,
            provider.GetRequiredService<EventReader>(),
            provider.GetRequiredService<IEngine>(),
            installation.Views,
            installation.Processes,
            installation.ViewOptions,
            new ProcessOptions(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ProcessRunner>>()));
        services.AddHostedService<ProjectionService>();
        services.AddHostedService<ProcessService>();
    }

    private static void AddDoors(IServiceCollection services, Installation installation)
    {
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton(new PhotoStore(installation.Photos));
        services.AddSingleton<PhotoSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<PhotoSweeper>());
        services.AddSingleton(provider => new SecondFactors(installation.Accounts, provider.GetRequiredService<IDataProtectionProvider>()));
        services.AddSingleton(provider => new SignIns(installation.Accounts, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new RecoveryCodes(installation.Accounts));
        services.AddSingleton(new NormStore(installation.Accounts));
        services.AddSingleton(new PlanStore(installation.Accounts));
        services.AddSingleton<CurrentStamps>();
        services.AddSingleton(new ImportRecords(installation.Accounts));
        services.AddSingleton<ImportRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportRuns>());
        services.AddScoped<SignInDoor>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<NormDoor>();
        services.AddScoped<PlanDoor>();
        services.AddRateLimits();
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = TimeSpan.FromMinutes(1));
        AddSessionKeys(services.AddDataProtection().SetApplicationName("CivilAffairs.Relief"), installation);
        services.AddIdentityCore<Account>(options =>
            {
                options.Password = new PasswordOptions { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };

                // Names are checked by AccountName, which knows Chinese letters.
                options.User.AllowedUserNameCharacters = string.Empty;
                options.Lockout.MaxFailedAccessAttempts = 10;
            })
            .AddUserStore<AccountStore>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);

        // A browser comes with a cookie, a tool with a token: whichever is there says who it is.
        var authentication = services.AddAuthentication(options =>
        {
            options.DefaultScheme = AccountSchemes.Either;
            options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
        });
        authentication.AddPolicyScheme(AccountSchemes.Either, null, AccountSchemes.Choose);
        authentication.AddBearerToken(IdentityConstants.BearerScheme);
        services.PostConfigure<BearerTokenOptions>(IdentityConstants.BearerScheme, bearer => bearer.BearerTokenProtector = new OpenedTokens(bearer.BearerTokenProtector));
        authentication.AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(AccountSchemes.Configure));
        services.AddAuthorization(AccountPolicies.Add);
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddConsole();
        services.AddApiDescription();
        services.AddSingleton<DoorMetrics>();
        services.AddSignalR().AddJsonProtocol(json => json.PayloadSerializerOptions = ReliefJson.Options);
        services.AddSingleton(LiveOptions.Default);
        services.AddSingleton<SharedReads>();
        services.AddSingleton(provider => new Freshness(installation.Journal.HeadAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService(provider => provider.GetRequiredService<Freshness>());
        services.AddSingleton(provider => new ViewMetrics(provider.GetRequiredService<IMeterFactory>(), installation.Views, () => provider.GetRequiredService<Freshness>().Head));
        services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in ReliefJson.Options.Converters) json.SerializerOptions.Converters.Add(converter);
        });
    }

    // Whoever signed in at one node of a cluster is known at the others.
    private static void AddSessionKeys(IDataProtectionBuilder protection, Installation installation)
    {
        if (installation.Options.Postgres is null) protection.PersistKeysToFileSystem(new DirectoryInfo(installation.Options.SessionKeys));
        else protection.Services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SessionKeyStore(installation.Accounts));
    }
}

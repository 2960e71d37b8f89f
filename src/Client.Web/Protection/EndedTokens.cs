using CivilAffairs.Relief.Client.Web.Accounts;
using CivilAffairs.Relief.Client.Web.Endpoints;

namespace CivilAffairs.Relief.Client.Web.Protection;

/// <summary>Turns away a token of an account that was removed or changed since. The cookie's handler sees to the browser's session by itself.</summary>
internal static class EndedTokens
{
    public static void UseEndedTokens(this IApplicationBuilder app)
    {
        var stamps = app.ApplicationServices.GetRequiredService<CurrentStamps>();
        app.Use(async (context, next) =>
        {
            if (context.User.Identity?.IsAuthenticated == true && AccountSchemes.HasToken(context.Request) && !await stamps.IsCurrentAsync(context.User, context.RequestAborted))
            {
                await Problems.Result(context, StatusCodes.Status401Unauthorized, "session-ended", string.Empty, new("会话已结束，请重新登录", "the session has ended: sign in again")).ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }
}

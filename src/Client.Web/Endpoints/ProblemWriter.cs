namespace CivilAffairs.Relief.Client.Web.Endpoints;

/// <summary>Writes what the framework answers by itself as a problem, also to a client that says it takes something else: there is nothing else to tell it.</summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        context.ProblemDetails.Status = status;
        Problems.Complete(context);
        await Problems.Write(context.ProblemDetails, status).ExecuteAsync(context.HttpContext);
    }
}

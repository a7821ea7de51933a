using System.Diagnostics;
using Calling.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Calling.ServiceDefaults.Errors;

/// <summary>Refusals over HTTP: problem details of RFC 9457 with the members <c>code</c>, <c>retryable</c> and <c>traceId</c>.</summary>
public static class Problems
{
    public static ProblemHttpResult ToProblem(this CallError error) => TypedResults.Problem(error.ToDetails());

    public static ProblemDetails ToDetails(this CallError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new ProblemDetails
        {
            Status = error.Status,
            Title = error.Code.Replace('_', ' '),
            Detail = error.Message,
            Extensions =
            {
                ["code"] = error.Code,
                ["retryable"] = error.Retryable,
                ["traceId"] = Activity.Current?.TraceId.ToHexString(),
            },
        };
    }

    /// <summary>For middleware, where there is no result to return.</summary>
    public static async Task WriteAsync(this CallError error, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = error.Status;
        await context.Response.WriteAsJsonAsync(error.ToDetails(), options: null, "application/problem+json");
    }
}

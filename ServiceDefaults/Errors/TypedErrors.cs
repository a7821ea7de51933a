using System.Net.Sockets;
using System.Text.Json;
using Calling.Contracts.Errors;
using Calling.ServiceDefaults.Redis;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Calling.ServiceDefaults.Errors;

/// <summary>The edge: the one place where exceptions become answers. A lost dependency is 503 with a code, a bad body 400, the rest is our bug.</summary>
public sealed partial class TypedErrors(ILogger<TypedErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var error = For(exception);
        if (error == CallError.Unexpected) LogUnexpected(exception, httpContext.Request.Path);
        else if (error == CallError.Unavailable) LogUnavailable(httpContext.Request.Path, exception.Message);
        await error.WriteAsync(httpContext);
        return true;
    }

    /// <summary>What an exception that reached the edge means to the one who asked.</summary>
    public static CallError For(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => CallError.TooLarge,
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => CallError.UnsupportedMediaType,
        BadHttpRequestException { InnerException: JsonException json } => CallError.MalformedJson.Because(Explain(json)),
        BadHttpRequestException { Message: var said } when said.Contains("no body was provided", StringComparison.Ordinal) => CallError.MalformedJson,
        BadHttpRequestException bad => CallError.InvalidRequest.Because(bad.Message),
        JsonException json => CallError.MalformedJson.Because(Explain(json)),
        _ when RedisLimits.MeansLost(exception) || IsLostStore(exception) => CallError.Unavailable,
        _ => CallError.Unexpected,
    };

    /// <summary>A status without a body, of routing or authentication.</summary>
    public static Task WriteForStatusAsync(StatusCodeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var error = context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => CallError.InvalidRequest,
            StatusCodes.Status401Unauthorized => CallError.Unauthenticated,
            StatusCodes.Status403Forbidden => CallError.Forbidden,
            StatusCodes.Status404NotFound => CallError.NotFound,
            StatusCodes.Status405MethodNotAllowed => CallError.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => CallError.TooLarge,
            StatusCodes.Status415UnsupportedMediaType => CallError.UnsupportedMediaType,
            StatusCodes.Status429TooManyRequests => CallError.RateLimited,
            StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => CallError.Unavailable,
            var status => CallError.Unexpected with { Status = status },
        };
        return error.WriteAsync(context.HttpContext);
    }

    /// <summary>Npgsql and sockets: a connection that broke, was refused or took too long. By name, so that services without a database need none.</summary>
    private static bool IsLostStore(Exception? exception) => exception switch
    {
        null => false,
        TimeoutException or SocketException or System.Data.Common.DbException { IsTransient: true } => true,
        _ => IsLostStore(exception.InnerException),
    };

    private static string Explain(JsonException json) =>
        json.Path is { Length: > 0 } path ? $"The body is not valid at {path}." : CallError.MalformedJson.Message;

    [LoggerMessage(LogLevel.Error, "A request to {Path} failed.")]
    private partial void LogUnexpected(Exception exception, PathString path);

    [LoggerMessage(LogLevel.Warning, "A request to {Path} was refused, because a store is away: {Reason}")]
    private partial void LogUnavailable(PathString path, string reason);
}

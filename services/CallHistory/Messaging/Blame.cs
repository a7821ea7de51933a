using System.Data.Common;
using Calling.Contracts.Errors;
using Calling.ServiceDefaults.Errors;

namespace Calling.CallHistory.Messaging;

/// <summary>Why a batch was not written: a store that is away or not ready, or a fact that can never be written.</summary>
internal static class Blame
{
    /// <summary>Then waiting helps. Of PostgreSQL's classes only 22 (bad data) and 23 (broken constraint) speak of the fact itself.</summary>
    public static bool IsStore(Exception exception) =>
        TypedErrors.For(exception) == CallError.Unavailable
        || exception is OperationCanceledException
        || (Find(exception) is { } database && database.SqlState is not (['2', '2', ..] or ['2', '3', ..]));

    private static DbException? Find(Exception? exception) => exception is null or DbException ? exception as DbException : Find(exception.InnerException);
}

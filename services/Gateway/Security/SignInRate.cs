using Calling.Contracts.People;
using Microsoft.Extensions.Options;

namespace Calling.Gateway.Security;

/// <summary>Attempts to sign in or up, per address and per name.</summary>
internal sealed class SignInRate(SharedRate rate, IOptions<RateOptions> options)
{
    public async Task<bool> AllowsAsync(HttpContext context, string userName)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        if (!await rate.AllowsAsync(context, new RateLimit("sign-in-address", options.Value.SignInsPerAddress), address)) return false;
        // Nobody has such a name: it needs no counter, and must not become a key.
        if (!TextId.IsValid(userName)) return true;
        return await rate.AllowsAsync(context, new RateLimit("sign-in-name", options.Value.SignInsPerName), userName.ToLowerInvariant());
    }
}

using System.Security.Cryptography;
using System.Text;
using Calling.Contracts.Calls;
using Calling.Contracts.People;
using Microsoft.Extensions.Options;

namespace Calling.Signaling.Ice;

/// <summary>ICE servers with credentials of the TURN REST form (draft-uberti-behave-turn-rest-00): user name expiry:user, password its HMAC-SHA1.</summary>
internal sealed class IceServerList(IOptions<TurnOptions> options, TimeProvider clock)
{
    public IceServersAnswer For(UserId user)
    {
        var turn = options.Value;
        var expires = clock.GetUtcNow() + turn.Lifetime;
        var servers = new List<IceServer>();
        if (Split(turn.StunUrls) is { Length: > 0 } stun) servers.Add(new IceServer(stun));
        if (Split(turn.Urls) is { Length: > 0 } relays) servers.Add(WithCredentials(relays, turn.Secret, $"{expires.ToUnixTimeSeconds()}:{user}"));
        return new IceServersAnswer(servers, turn.RelayOnly, expires);
    }

    private static IceServer WithCredentials(string[] urls, string secret, string userName)
    {
#pragma warning disable CA5350 // The TURN REST form asks for SHA-1; the secret is random and the credentials live for minutes.
        var credential = HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(userName));
#pragma warning restore CA5350
        return new IceServer(urls, userName, Convert.ToBase64String(credential));
    }

    private static string[] Split(string urls) => urls.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

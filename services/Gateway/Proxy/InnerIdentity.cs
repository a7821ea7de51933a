using System.Net.Http.Headers;
using Calling.Gateway.Tokens;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Calling.Gateway.Proxy;

/// <summary>What proves a person here never leaves the gateway; services get a token of ours instead.</summary>
internal sealed class InnerIdentity(InnerTokenIssuer tokens) : ITransformProvider
{
    public void ValidateRoute(TransformRouteValidationContext context)
    {
        // Nothing of a route is configured for this.
    }

    public void ValidateCluster(TransformClusterValidationContext context)
    {
        // Nothing of a cluster is configured for this.
    }

    public void Apply(TransformBuilderContext context) => context.AddRequestTransform(ReplaceAsync);

    private async ValueTask ReplaceAsync(RequestTransformContext context)
    {
        var headers = context.ProxyRequest.Headers;
        headers.Remove("Cookie");
        var user = context.HttpContext.User;
        headers.Authorization = user.Identity is { IsAuthenticated: true }
            ? new AuthenticationHeaderValue("Bearer", await tokens.ForAsync(user))
            : null;
    }
}

using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address of a resource. The port is chosen when the application starts, where none is asked for.</summary>
public sealed class EndpointAnnotation(string uriScheme, string name, int? port, int? targetPort, bool isExternal) : IResourceAnnotation
{
    public string UriScheme { get; } = uriScheme;

    public string Name { get; } = name;

    public int? Port { get; } = port;

    public int? TargetPort { get; } = targetPort;

    public bool IsExternal { get; set; } = isExternal;

    /// <summary>One port for each replica.</summary>
    internal IReadOnlyList<int> AllocatedPorts { get; set; } = [];
}

public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IValueProvider
{
    public IResourceWithEndpoints Resource { get; } = owner;

    public string EndpointName { get; } = endpointName;

    public string Host { get; } = "127.0.0.1";

    public int Port => Annotation.AllocatedPorts.Count > 0
        ? Annotation.AllocatedPorts[0]
        : throw new InvalidOperationException($"The endpoint '{EndpointName}' of '{Resource.Name}' has no port yet.");

    public string Url => $"{Annotation.UriScheme}://localhost:{Port}";

    internal EndpointAnnotation Annotation =>
        Resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(one => one.Name == EndpointName)
        ?? throw new InvalidOperationException($"'{Resource.Name}' has no endpoint '{EndpointName}'.");

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

public enum EndpointProperty
{
    Url,
    Host,
    IPV4Host,
    Port,
}

public sealed class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property) : IValueProvider
{
    public EndpointReference Endpoint { get; } = endpointReference;

    public EndpointProperty Property { get; } = property;

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Property switch
    {
        EndpointProperty.Url => Endpoint.Url,
        EndpointProperty.Host or EndpointProperty.IPV4Host => Endpoint.Host,
        EndpointProperty.Port => Endpoint.Port.ToString(CultureInfo.InvariantCulture),
    });
}

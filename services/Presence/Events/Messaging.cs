using Calling.Contracts.Errors;
using Calling.Contracts.Events;
using Calling.ServiceDefaults.Errors;
using MassTransit;

namespace Calling.Presence.Events;

/// <summary>The bus: one quorum queue, exactly as the publisher declares it.</summary>
internal static class PresenceBus
{
    public static void AddMessaging(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("rabbitmq") ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is not set.");
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            // Part of /health; not of /ready: presence goes on while RabbitMQ is away.
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Tags.Clear();
                health.Tags.Add("rabbitmq");
            });
            bus.AddConsumer<CallNudges>();
            bus.UsingRabbitMq((registration, rabbit) =>
            {
                rabbit.Host(new Uri(connection));
                rabbit.Publish<ICallEvent>(publish => publish.Exclude = true);
                rabbit.ReceiveEndpoint(EventQueues.Presence, endpoint => Configure(endpoint, registration));
            });
        });
    }

    private static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext registration)
    {
        endpoint.SetQueueArgument("x-queue-type", "quorum");
        // Without end: a Redis that is away comes back, and nothing goes to an error queue for it.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(exception => exception is OperationCanceledException || TypedErrors.For(exception) == CallError.Unavailable);
            retry.Exponential(int.MaxValue, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200));
        });
        endpoint.ConfigureConsumer<CallNudges>(registration);
    }
}

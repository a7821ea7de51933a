using Calling.Contracts.Events;
using MassTransit;

namespace Calling.Signaling.Outbox;

/// <summary>The bus. Queues of consumers are declared here as well: what is published before their first start waits for them.</summary>
internal static class Messaging
{
    public static void AddMessaging(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("rabbitmq") ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is not set.");
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.UsingRabbitMq((_, rabbit) =>
            {
                rabbit.Host(new Uri(connection));
                rabbit.Publish<ICallEvent>(publish => publish.Exclude = true);
                Declare<CallStarted>(rabbit, EventQueues.Presence);
                Declare<CallEnded>(rabbit, EventQueues.Presence, EventQueues.History);
                Declare<CallMissed>(rabbit, EventQueues.History);
                rabbit.DeployPublishTopology = true;
            });
        });
        builder.Services.AddSingleton<IEventPublisher, EventPublisher>();
    }

    private static void Declare<TEvent>(IRabbitMqBusFactoryConfigurator rabbit, params string[] queues) where TEvent : class =>
        rabbit.Publish<TEvent>(publish =>
        {
            foreach (var queue in queues) publish.BindQueue(queue, queue, binding => binding.SetQueueArgument("x-queue-type", "quorum"));
        });
}

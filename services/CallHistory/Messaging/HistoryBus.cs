using Calling.CallHistory.Attempts;
using Calling.CallHistory.Missed;
using Calling.Contracts.Events;
using MassTransit;

namespace Calling.CallHistory.Messaging;

/// <summary>
/// The bus: one quorum queue, two kinds of facts, each consumed in batches. A store that is away makes facts wait here, without end and
/// without loss; only one that can never be written goes to the queue <c>calling-history_error</c>.
/// </summary>
internal static class HistoryBus
{
    private const int BatchSize = 100;

    /// <summary>A batch of each kind may be at work while another fills; fewer in flight, and a batch would wait for its time limit.</summary>
    private const ushort Prefetch = 4 * BatchSize;

    /// <summary>What a lone fact waits for company: unnoticed by people, and enough to fill batches under load.</summary>
    private static readonly TimeSpan s_fillWithin = TimeSpan.FromMilliseconds(100);

    public static void AddMessaging(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("rabbitmq") ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is not set.");
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            // Part of /health; not of /ready: history can be read while RabbitMQ is away.
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Tags.Clear();
                health.Tags.Add("rabbitmq");
            });
            bus.AddConsumer<CallEndedConsumer>(InBatches);
            bus.AddConsumer<CallMissedConsumer>(InBatches);
            bus.UsingRabbitMq((registration, rabbit) =>
            {
                rabbit.Host(new Uri(connection));
                rabbit.Publish<ICallEvent>(publish => publish.Exclude = true);
                rabbit.ReceiveEndpoint(EventQueues.History, endpoint => Configure(endpoint, registration));
            });
        });
    }

    private static void InBatches<TConsumer>(IConsumerConfigurator<TConsumer> consumer) where TConsumer : class =>
        consumer.Options<BatchOptions>(batch => batch.SetMessageLimit(BatchSize).SetTimeLimit(s_fillWithin).SetConcurrencyLimit(1));

    private static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext registration)
    {
        // Exactly as the publisher declares it.
        endpoint.SetQueueArgument("x-queue-type", "quorum");
        endpoint.PrefetchCount = Prefetch;
        endpoint.UseFilter(new UnwritableFilter());
        // Around the batch: what waits is written together when the store is back.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(Blame.IsStore);
            retry.Exponential(int.MaxValue, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(200));
        });
        endpoint.ConfigureConsumer<CallEndedConsumer>(registration);
        endpoint.ConfigureConsumer<CallMissedConsumer>(registration);
    }
}

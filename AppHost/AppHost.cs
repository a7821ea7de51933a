using Aspire.Hosting;
using Calling.AppHost;
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);

// What is live, what is remembered, and what carries facts between the two.
var redis = builder.AddRedis("redis").WithDataVolume();
var postgres = builder.AddPostgres("postgres").WithDataVolume();
var accounts = postgres.AddDatabase("accounts");
var history = postgres.AddDatabase("history");
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume();

// Media goes from browser to browser, and through here where it finds no other way.
var turn = builder.AddTurnServer("coturn");

// The client is built here and served by the gateway.
var web = builder.AddJavaScriptApp("web", "../web", runScriptName: "build");

// Schemas are brought up to date before anybody reads them.
var gatewayMigrations = builder.AddProject<Projects.Gateway>("gateway-migrations").WithArgs("migrate")
    .WithCallingSettings()
    .WithReference(accounts).WaitFor(accounts)
    .WithReference(redis);

var callhistoryMigrations = builder.AddProject<Projects.CallHistory>("callhistory-migrations").WithArgs("migrate")
    .WithCallingSettings()
    .WithReference(history).WaitFor(history);

// The one socket of every browser, and all rules of calls.
var signaling = builder.AddProject<Projects.Signaling>("signaling")
    .WithReplicas(builder.Configuration.GetValue("CALLING_SIGNALING_REPLICAS", 2))
    .WithHttpEndpoint().WithHttpHealthCheck("/health")
    .WithCallingSettings().WithTurnServer(turn)
    .WithReference(redis).WaitFor(redis)
    .WithReference(rabbitmq).WaitFor(rabbitmq);

// Who is there.
var presence = builder.AddProject<Projects.Presence>("presence")
    .WithHttpEndpoint().WithHttpHealthCheck("/health")
    .WithCallingSettings()
    .WithReference(redis).WaitFor(redis)
    .WithReference(rabbitmq).WaitFor(rabbitmq);

// The record.
var callhistory = builder.AddProject<Projects.CallHistory>("callhistory")
    .WithHttpEndpoint().WithHttpHealthCheck("/health")
    .WithCallingSettings()
    .WithReference(history).WaitForCompletion(callhistoryMigrations)
    .WithReference(redis).WaitFor(redis)
    .WithReference(rabbitmq).WaitFor(rabbitmq);

// The one address for browsers.
var gateway = builder.AddProject<Projects.Gateway>("gateway")
    .WithHttpEndpoint(port: builder.Configuration.GetValue("CALLING_PORT", 8080)).WithHttpHealthCheck("/health")
    .WithExternalHttpEndpoints()
    .WithCallingSettings()
    .WithEnvironment("Calling__Web__Root", Path.GetFullPath("../web/dist", builder.AppHostDirectory)).WaitForCompletion(web)
    .WithReference(accounts).WaitForCompletion(gatewayMigrations)
    .WithReference(redis).WaitFor(redis)
    .WithReference(signaling).WaitFor(signaling)
    .WithReference(presence).WaitFor(presence)
    .WithReference(callhistory).WaitFor(callhistory);

// Services take the public keys of the gateway's tokens from it.
signaling.WithReference(gateway);
presence.WithReference(gateway);
callhistory.WithReference(gateway);

gateway.OnResourceReady(Welcome.SayAsync);

await builder.Build().RunAsync();

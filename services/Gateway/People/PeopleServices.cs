using Calling.Contracts;
using Calling.Contracts.People;

namespace Calling.Gateway.People;

internal static class PeopleServices
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<PeoplePublisher>().AddSingleton<PeoplePublished>().AddSingleton<Reachable>()
            .AddScoped<PeopleRegister>().AddScoped<FirstPeople>().AddScoped<Directory>()
            .AddHostedService<PeopleReconcile>();
        builder.Services.AddHealthChecks().AddCheck<PeoplePublished>("people");
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(PeopleEndpoints.AdminsOnly, policy => policy.RequireRole(Wire.Name(Role.Admin)));
    }
}

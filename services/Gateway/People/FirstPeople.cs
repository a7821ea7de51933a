using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Gateway.Accounts;
using Microsoft.Extensions.Options;

namespace Calling.Gateway.People;

/// <summary>People who exist without anybody having made them: the demo people in Development, the first admin by configuration.</summary>
public sealed partial class FirstPeople(
    PeopleRegister register, IOptions<AccountOptions> accounts, IOptions<DemoOptions> demo, IHostEnvironment environment, ILogger<FirstPeople> logger)
{
    public async Task EnsureAsync()
    {
        if (environment.IsDevelopment())
        {
            foreach (var (userName, name, role) in DemoPeople.All)
                await EnsureAsync(new CreatePersonRequest(userName, name, demo.Value.Password, role));
            LogDemo(string.Join(", ", DemoPeople.All.Select(person => person.UserName)), demo.Value.Password);
        }

        if (accounts.Value.FirstAdmin is { UserName: { Length: > 0 } admin, Password: { Length: > 0 } password } first)
            await EnsureAsync(new CreatePersonRequest(admin, first.Name ?? admin, password, Role.Admin));
    }

    private async Task EnsureAsync(CreatePersonRequest request)
    {
        if (await register.ExistsAsync(request.UserName)) return;
        var error = PersonRules.Check(request.UserName, request.Name, request.Password) ?? (await register.CreateAsync(request)).Error;
        // Taken: another gateway, started at the same moment, made the same person.
        if (error is not null && error.Code != CallError.NameTaken.Code) LogNotMade(request.UserName, error.Message);
    }

    [LoggerMessage(LogLevel.Information, "Demo people {UserNames} sign in with the password {Password}.")]
    private partial void LogDemo(string userNames, string password);

    [LoggerMessage(LogLevel.Error, "{UserName} of the configuration could not be made: {Reason}")]
    private partial void LogNotMade(string userName, string reason);
}

using Calling.Contracts.People;
using Calling.Gateway.People;
using Microsoft.Extensions.Options;

namespace Calling.Gateway.Accounts;

/// <summary>What sign-in and sign-up answer.</summary>
internal sealed class SignInAnswers(
    Sessions sessions, SessionTokens tokens, IOptions<AccountOptions> accounts, IOptions<DemoOptions> demo, IHostEnvironment environment, TimeProvider clock)
{
    public bool IsRegistrationOpen => accounts.Value.RegistrationOpen ?? environment.IsDevelopment();

    public ClientOptions ForClients() => environment.IsDevelopment()
        ? new ClientOptions(IsRegistrationOpen, [.. DemoPeople.All.Select(person => person.UserName)], demo.Value.Password)
        : new ClientOptions(IsRegistrationOpen, [], null);

    public async Task<LoginAnswer> SignedInAsync(HttpContext context, Person person)
    {
        var session = await sessions.BeginAsync(person);
        SessionCookie.Set(context, tokens.ForCookie(session.Id), session.ExpiresAt);
        var seconds = (int)(session.ExpiresAt - clock.GetUtcNow()).TotalSeconds;
        return new LoginAnswer(tokens.ForAccess(session.Id), seconds, new Me(person.Id, person.Name, person.Role));
    }
}

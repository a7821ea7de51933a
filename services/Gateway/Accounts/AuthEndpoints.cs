using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Gateway.People;
using Calling.Gateway.Security;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Calling.Gateway.Accounts;

/// <summary>Sign in, out, up.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder endpoints)
    {
        var auth = endpoints.MapGroup("/api/auth").WithTags("Accounts");
        auth.MapPost("/login", LoginAsync).AllowAnonymous();
        auth.MapPost("/register", RegisterAsync).AllowAnonymous();
        auth.MapPost("/logout", LogoutAsync).AllowAnonymous();
        auth.MapGet("/options", Options).AllowAnonymous();
        auth.MapGet("/me", Me).RequireAuthorization();
    }

    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> LoginAsync(
        LoginRequest request, HttpContext context, SignIn signIn, SignInRate rate, Answers answers)
    {
        if (request is not { UserName.Length: > 0 and <= 64, Password.Length: > 0 and <= 256 }) return SignIn.Refusal.ToProblem();
        if (!await rate.AllowsAsync(context, request.UserName)) return CallError.RateLimited.ToProblem();
        return await signIn.CheckAsync(request) is { } person
            ? TypedResults.Ok(await answers.SignedInAsync(context, person))
            : SignIn.Refusal.ToProblem();
    }

    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> RegisterAsync(
        RegisterRequest request, HttpContext context, PeopleRegister register, SignInRate rate, Answers answers)
    {
        if (!answers.IsRegistrationOpen) return CallError.RegistrationClosed.ToProblem();
        if (PersonRules.Check(request.UserName, request.Name, request.Password) is { } wrong) return wrong.ToProblem();
        if (!await rate.AllowsAsync(context, request.UserName)) return CallError.RateLimited.ToProblem();
        var made = await register.CreateAsync(new CreatePersonRequest(request.UserName, request.Name, request.Password, Role.User));
        return made.Person is { } person ? TypedResults.Ok(await answers.SignedInAsync(context, person)) : made.Error!.ToProblem();
    }

    private static async Task<NoContent> LogoutAsync(HttpContext context, Sessions sessions)
    {
        if (context.User.SessionId() is { } session) await sessions.EndAsync(session);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static Ok<Me> Me(HttpContext context) =>
        TypedResults.Ok(new Me(context.User.UserId(), context.User.Person().Name, context.User.Role()));

    private static Ok<ClientOptions> Options(Answers answers) => TypedResults.Ok(answers.ForClients());

    /// <summary>What sign-in and sign-up answer.</summary>
    internal sealed class Answers(
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
}

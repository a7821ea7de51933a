using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Gateway.People;
using Calling.Gateway.Security;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

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
        LoginRequest request, HttpContext context, SignIn signIn, SignInRate rate, SignInAnswers answers)
    {
        if (request is not { UserName.Length: > 0 and <= 64, Password.Length: > 0 and <= 256 }) return SignIn.Refusal.ToProblem();
        if (!await rate.AllowsAsync(context, request.UserName)) return CallError.RateLimited.ToProblem();
        return await signIn.CheckAsync(request) is { } person
            ? TypedResults.Ok(await answers.SignedInAsync(context, person))
            : SignIn.Refusal.ToProblem();
    }

    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> RegisterAsync(
        RegisterRequest request, HttpContext context, PeopleRegister register, SignInRate rate, SignInAnswers answers)
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

    private static Ok<ClientOptions> Options(SignInAnswers answers) => TypedResults.Ok(answers.ForClients());
}

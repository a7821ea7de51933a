using Calling.Contracts.Errors;
using Calling.Contracts.People;
using Calling.Gateway.Accounts;
using Calling.ServiceDefaults.Errors;
using Calling.ServiceDefaults.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calling.Gateway.People;

/// <summary>Who exists, and, for admins, making and changing them.</summary>
internal static class PeopleEndpoints
{
    public const string AdminsOnly = "admins";

    public static void MapPeople(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/directory", ListAsync).RequireAuthorization().WithTags("People");
        var people = endpoints.MapGroup("/api/people").RequireAuthorization(AdminsOnly).WithTags("People");
        people.MapPost("/", CreateAsync);
        people.MapPatch("/{id}", UpdateAsync);
    }

    private static async Task<Results<Ok<DirectoryPage>, ProblemHttpResult>> ListAsync(
        [AsParameters] DirectoryQuery query, HttpContext context, Directory directory)
    {
        if (query.IncludeDisabled is true && !context.User.IsAdmin()) return CallError.Forbidden.ToProblem();
        return await directory.PageAsync(context.User.Person(), query) is { } page
            ? TypedResults.Ok(page)
            : CallError.InvalidRequest.Because("The cursor, the limit (1 to 200) or the status is not valid.").ToProblem();
    }

    private static async Task<Results<Created<Person>, ProblemHttpResult>> CreateAsync(CreatePersonRequest request, PeopleRegister register)
    {
        if (PersonRules.Check(request.UserName, request.Name, request.Password) is { } wrong) return wrong.ToProblem();
        var made = await register.CreateAsync(request);
        return made.Person is { } person ? TypedResults.Created($"/api/people/{person.Id}", person) : made.Error!.ToProblem();
    }

    private static async Task<Results<Ok<Person>, ProblemHttpResult>> UpdateAsync(
        UserId id, UpdatePersonRequest request, HttpContext context, PeopleRegister register)
    {
        if (request.Name is not null && PersonRules.CheckName(request.Name) is { } wrongName) return wrongName.ToProblem();
        if (request.Password is not null && PersonRules.CheckPassword(request.Password) is { } wrongPassword) return wrongPassword.ToProblem();
        // Somebody else must do it, so that the last admin cannot lock the door from outside.
        if (id == context.User.UserId() && (request.Enabled is false || request.Role is Role.User))
            return CallError.Forbidden.Because("You cannot take your own rights. Ask another admin.").ToProblem();
        var changed = await register.UpdateAsync(id, request);
        return changed.Person is { } person ? TypedResults.Ok(person) : changed.Error!.ToProblem();
    }
}

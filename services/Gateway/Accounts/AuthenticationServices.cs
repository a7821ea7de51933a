using Calling.Gateway.Data;
using Calling.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Calling.Gateway.Accounts;

internal static class AuthenticationServices
{
    private const string AnyScheme = "Calling";

    private static readonly JsonWebTokenHandler s_tokens = new();

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddCheckedOptions<AccountOptions>(AccountOptions.Section).AddCheckedOptions<DemoOptions>(DemoOptions.Section);
        builder.Services.AddIdentityCore<Account>().AddEntityFrameworkStores<AccountsDb>();
        // Names are checked by PersonRules; that nobody else has one, by the database.
        builder.Services.RemoveAll<IUserValidator<Account>>();
        builder.Services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>(ConfigureIdentity);
        builder.Services
            .AddSingleton<SessionTokens>().AddSingleton<SessionCache>().AddSingleton<ExternalPeople>().AddSingleton<PasswordCost>()
            .AddSingleton<SessionEnds>().AddHostedService(services => services.GetRequiredService<SessionEnds>())
            .AddHostedService<SessionSweep>()
            .AddScoped<Sessions>().AddScoped<SignIn>().AddScoped<SignInAnswers>();
        builder.Services.AddAuthorization();
        AddSchemes(builder);
    }

    /// <summary>Only these paths ask who somebody is: a page must load also while the database is away.</summary>
    public static bool IsGuarded(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    /// <summary>The validated value of an option list: a wrong issuer must stop the start, not be found out by a person.</summary>
    private static List<IssuerOptions> Issuers(IConfiguration configuration)
    {
        var issuers = configuration.GetSection(IssuerOptions.Section).Get<List<IssuerOptions>>() ?? [];
        return issuers.TrueForAll(issuer => issuer is { Authority.Length: > 0, Audience.Length: > 0 })
            ? issuers
            : throw new InvalidOperationException($"Each entry of {IssuerOptions.Section} needs an Authority and an Audience.");
    }

    private static void AddSchemes(WebApplicationBuilder builder)
    {
        var issuers = Issuers(builder.Configuration);
        var authentication = builder.Services.AddAuthentication(AnyScheme)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null)
            .AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = context => Select(context, issuers));
        foreach (var issuer in issuers)
        {
            authentication.AddJwtBearer(SchemeOf(issuer), options => Trust(options, issuer, builder.Environment.IsDevelopment()));
        }
    }

    private static string SchemeOf(IssuerOptions issuer) => $"issuer:{issuer.Name}";

    private static string Select(HttpContext context, List<IssuerOptions> issuers)
    {
        if (!IsGuarded(context.Request.Path) || Bearer.Read(context.Request) is not { Length: > 0 } token || !s_tokens.CanReadToken(token))
            return SessionAuthentication.SchemeName;
        // Read without trust, only to choose who checks it.
        string claimed;
        try
        {
            claimed = s_tokens.ReadJsonWebToken(token).Issuer.TrimEnd('/');
        }
        catch (ArgumentException)
        {
            return SessionAuthentication.SchemeName;
        }

        var issuer = issuers.Find(issuer => issuer.Name == claimed);
        return issuer is null ? SessionAuthentication.SchemeName : SchemeOf(issuer);
    }

    private static void Trust(JwtBearerOptions options, IssuerOptions issuer, bool development)
    {
        options.Authority = issuer.Authority;
        options.Audience = issuer.Audience;
        options.RequireHttpsMetadata = !development;
        options.MapInboundClaims = false;
        // Signatures by a key pair: with a shared secret, whoever can check a token could make one.
        options.TokenValidationParameters.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
            SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ];
        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = async context =>
            {
                var people = context.HttpContext.RequestServices.GetRequiredService<ExternalPeople>();
                if (await people.AdmitAsync(context.Principal!, issuer) is { } person)
                    context.Principal = Identities.Of(person, session: null, Identities.ByExternalToken);
                else context.Fail("This person is not admitted.");
            },
        };
    }

    private static void ConfigureIdentity(IdentityOptions identity, IOptions<AccountOptions> accounts)
    {
        // Length is what makes a password strong (NIST SP 800-63B); composition rules make people write it down.
        identity.Password.RequiredLength = PersonRules.MinPassword;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Password.RequiredUniqueChars = 4;
        identity.Lockout.AllowedForNewUsers = true;
        identity.Lockout.MaxFailedAccessAttempts = accounts.Value.LockoutAfter;
        identity.Lockout.DefaultLockoutTimeSpan = accounts.Value.LockoutFor;
    }
}

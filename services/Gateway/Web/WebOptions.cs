namespace Calling.Gateway.Web;

/// <summary>Section <c>Calling:Web</c>.</summary>
public sealed class WebOptions
{
    public const string Section = "Calling:Web";

    /// <summary>The folder of the built web client. Not given: <c>wwwroot</c> beside the program.</summary>
    public string? Root { get; set; }
}

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>The words of the case pages (dialogs/cases.yaml) in one language.</summary>
public sealed record CaseText(Wording Wording, Tongue Tongue)
{
    public string this[string id] => Wording[id].In(Tongue);

    /// <summary>How dates are written.</summary>
    public System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.GetCultureInfo(Tongue is Tongue.Dutch ? "nl-NL" : "en-GB");

    /// <summary>As the page's lang says it.</summary>
    public string Code => Tongue is Tongue.Dutch ? "nl" : "en";

    public string Say(string id, string name, string value) => this[id].Replace($"{{{name}}}", value, StringComparison.Ordinal);
}

using ProtocolBot.Core.Content;
using ProtocolBot.Core.Language;

namespace ProtocolBot.Host.Pages.Demo;

/// <summary>The words of the page and of the terminal chat (dialogs/page.yaml), with their blanks filled in.</summary>
internal sealed class PageWording(Wording wording)
{
    public IEnumerable<string> Ids => wording.Texts.Keys;

    public string In(Tongue tongue, string id, params ReadOnlySpan<(string Name, string Value)> blanks)
    {
        var words = wording[id].In(tongue);
        foreach (var (name, value) in blanks)
            words = words.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return words;
    }
}

using System.Text.Json;
using ProtocolBot.BotFramework;
using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.Cards
{
    internal sealed class CaseRenderer(bool traces)
    {
        public Activity Render(CaseView view, string? pageUrl, IReadOnlyList<string> viewerIds) => new()
        {
            Type = ActivityTypes.Message, Text = $"{view.Title} {view.News}", TextFormat = "plain",
            Entities = traces ? [JsonSerializer.SerializeToElement(new { type = "protocolbot/case", @case = view.Number.Value, actions = view.Actions.Select(CaseIds.Of) })] : null,
        };
    }
}

namespace ProtocolBot.Host.People
{
    internal sealed class OrganisationSource { public Organisation Current { get; set; } = new(); }
}

using Microsoft.AspNetCore.Components;

using ProtocolBot.Core.Cases;

namespace ProtocolBot.Host.Pages.Cases;

/// <summary>By when the reader must do what. That it is over is said by words and a sign; its colour adds nothing.</summary>
public sealed partial class DeadlineLine
{
    [Parameter]
    public CaseTerm? Deadline { get; set; }
}

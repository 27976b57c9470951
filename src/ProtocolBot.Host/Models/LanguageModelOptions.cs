namespace ProtocolBot.Host.Models;

/// <summary>A language model that may help to understand a message and to word an answer. Without Endpoint there is none, and nothing ever leaves.</summary>
internal sealed class LanguageModelOptions
{
    public const string Section = "LanguageModel";

    /// <summary>The school's own Azure OpenAI resource (https://….openai.azure.com); unset: no model.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The name of the deployment; its model must know structured outputs.</summary>
    public string? Deployment { get; set; }

    /// <summary>From the environment (LanguageModel__Key) or a vault; unset: the managed identity of this machine.</summary>
    public string? Key { get; set; }

    /// <summary>The client id of a user-assigned identity; unset: the machine's own. Only without Key.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>For all that is asked in one turn together. Below four seconds, so that with our own work the turn stays within them.</summary>
    public double TimeoutSeconds { get; set; } = 3.5;

    /// <summary>How often a day the model is asked for one person; after that the local path alone answers. Counted in each process.</summary>
    public int PerUserPerDay { get; set; } = 40;

    /// <summary>The model is asked what a message is about only when the local path is less sure than this.</summary>
    public double BelowConfidence { get; set; } = 0.6;

    /// <summary>Whether the model may put paragraphs in other words.</summary>
    public bool WordsAnswers { get; set; } = true;

    public bool IsOn => !string.IsNullOrWhiteSpace(Endpoint);

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}

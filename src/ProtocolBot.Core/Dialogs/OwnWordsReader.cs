using ProtocolBot.Core.Language;
using ProtocolBot.Core.Tables;

namespace ProtocolBot.Core.Dialogs;

/// <summary>Reads an answer in the person's own words. Everything is an answer, but for nothing, too much, and "overslaan".</summary>
internal static class OwnWordsReader
{
    /// <summary>The answer that passes a text question over; it stands in the data of buttons.</summary>
    public const string SkipId = "skip";

    public static AnswerReading Read(Lexicon lexicon, TextPrompt prompt, string text)
    {
        var own = text.Trim();
        if (own.Length == 0)
        {
            return new AnswerReading.NotUnderstood();
        }

        if (prompt.Skippable && (own == SkipId || lexicon.Is(LanguageIds.Skip, lexicon.Without(LanguageIds.Courtesy, lexicon.Words(own)))))
        {
            return new AnswerReading.Understood(new Answer.Skipped(), true);
        }

        return own.Length > prompt.MaxLength
            ? new AnswerReading.TooLong(own.Length, prompt.MaxLength)
            : new AnswerReading.Understood(new Answer.Written(own), true);
    }
}

using ProtocolBot.Core.Language;

namespace ProtocolBot.Core.Content;

/// <summary>Whether the training sentences make sense: what they name exists, each is said once, and each intent has enough of them in both languages.</summary>
internal static class TrainingCheck
{
    private const int FewestDutch = 4;
    private const int FewestEnglish = 2;
    private const int MostArticles = 3;

    public static void Check(ContentSet content, Problems problems)
    {
        foreach (var intent in content.Training.Intents)
        {
            Names(content, intent, problems);
        }

        foreach (var same in content.Training.Intents.GroupBy(intent => intent.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(same.Last().File, same.Last().Line, $"The intent '{same.Key}' stands in the training twice.", "Each id stands once: rename one, or put their sentences together.");
        }

        foreach (var same in content.Training.Intents.GroupBy(intent => (intent.Scenario, intent.Articles is [var first, ..] ? first : intent.Id)))
        {
            Enough([.. same], problems);
        }

        Once(content, problems);
        foreach (var concept in content.Training.Concepts.Where(concept => concept.Words.Dutch.IsEmpty || concept.Words.English.IsEmpty))
        {
            problems.Add(TrainingReader.ConceptsFile, Math.Max(1, concept.Words.Line), $"The concept '{concept.Id}' has no words in one of the languages.", "Write 'nl: [ … ]' and 'en: [ … ]'.");
        }
    }

    private static void Names(ContentSet content, Intent intent, Problems problems)
    {
        // The introduction has no dialog yet; until then its paragraphs answer.
        if (intent.Scenario is { } scenario && content.Scenario(scenario) is null && scenario != Kinds.Onboarding)
        {
            Add($"'{intent.Id}' leads to the scenario '{scenario}', which does not exist.", $"Known: {string.Join(", ", content.Scenarios.Select(known => known.Id))}, or none.");
        }

        if (!Kinds.InContent.Contains(intent.Kind))
        {
            Add($"'{intent.Id}' has the kind '{intent.Kind}'.", $"Known: {string.Join(", ", Kinds.InContent)}.");
        }

        foreach (var article in intent.Articles.Where(article => content.Protocol.Find(article) is null))
        {
            Add($"'{intent.Id}' names paragraph {article}, which the protocol does not have.", "Correct the number.");
        }

        if (Kinds.IsBeside(intent.Kind) != intent.Articles.IsEmpty || intent.Articles.Length > MostArticles || intent.Articles.Distinct().Count() != intent.Articles.Length)
        {
            Add($"'{intent.Id}' has {intent.Articles.Length} articles.", $"One to {MostArticles} different ones, the deciding one first; none for {Kinds.Smalltalk}, {Kinds.OutOfScope} and {Kinds.Adversarial}.");
        }

        if ((Kinds.IsBeside(intent.Kind) && intent.Scenario is not null) || (intent.Urgent && intent.Kind != Kinds.Incident))
        {
            Add($"'{intent.Id}' is of the kind {intent.Kind}, with a scenario or urgency that does not go with it.", $"Only a {Kinds.Incident} is urgent; what is beside the subject has the scenario none.");
        }

        void Add(string message, string remedy) => problems.Add(intent.File, intent.Line, message, remedy);
    }

    /// <summary>What leads to the same may be spread over files; together it must be enough.</summary>
    private static void Enough(List<Intent> same, Problems problems)
    {
        var intent = same[0];
        foreach (var (tongue, fewest) in new[] { (Tongue.Dutch, FewestDutch), (Tongue.English, FewestEnglish) })
        {
            var said = same.Sum(one => one.Sentences.Count(sentence => sentence.Tongue == tongue));
            if (said < fewest && (intent.Only ?? tongue) == tongue)
            {
                problems.Add(intent.File, intent.Line, $"What '{intent.Id}' leads to has {said} sentences in {tongue}.", $"Write at least {fewest}; 'only: nl' or 'only: en' where people say this in one language alone.");
            }
        }
    }

    private static void Once(ContentSet content, Problems problems)
    {
        var said = new Dictionary<string, (Intent Intent, Sentence Sentence)>(StringComparer.Ordinal);
        foreach (var (intent, sentence) in content.Training.Intents.SelectMany(intent => intent.Sentences.Select(sentence => (intent, sentence))))
        {
            var words = string.Join(' ', Word.Split(sentence.Text).Select(word => word.Text));
            if (words.Length == 0)
            {
                problems.Add(intent.File, sentence.Line, "A sentence without words.", "Write what somebody would type.");
            }
            else if (!said.TryAdd(words, (intent, sentence)))
            {
                var other = said[words];
                problems.Add(intent.File, sentence.Line, $"'{Start(sentence.Text)}' stands also in '{other.Intent.Id}', line {other.Sentence.Line} of {other.Intent.File}.", "Each sentence stands once: keep the better place.");
            }
        }
    }

    private static string Start(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.Models;

/// <summary>How often the model was asked today for each person. Kept in memory alone: who asks much is nobody's business.</summary>
internal sealed class ModelBudget(int perDay, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<PersonId, int> asked = [];
    private DateOnly today;

    /// <summary>Takes one from the person's budget of today; false when it is spent, or when nobody knows who asks.</summary>
    public bool Take(PersonId? person)
    {
        if (person is not { } known)
        {
            return false;
        }

        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        lock (gate)
        {
            if (day != today)
            {
                asked.Clear();
                today = day;
            }

            var count = asked.GetValueOrDefault(known);
            asked[known] = count < perDay ? count + 1 : count;
            return count < perDay;
        }
    }
}

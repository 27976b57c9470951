using ProtocolBot.Core.Directory;

namespace ProtocolBot.Core.Cases;

/// <summary>All that deciding about a case may look at.</summary>
public sealed record CaseWorld(Organisation Organisation, CaseTerms Terms, DateTimeOffset Now)
{
    /// <summary>The day at school.</summary>
    public DateOnly Today => SchoolCalendar.DayOf(Now);
}

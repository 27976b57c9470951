namespace ProtocolBot.Core.Content;

/// <summary>Whether somebody must look at the phone numbers again. A date that has passed never stops the bot: an old number is better than none.</summary>
public static class PhoneReview
{
    /// <summary>So long before the date its owner is told.</summary>
    public const int DaysAhead = 30;

    public static ReviewDue Of(PhoneList phones, DateOnly today) => (phones.Review.DayNumber - today.DayNumber) switch
    {
        < 0 => ReviewDue.Past,
        <= DaysAhead => ReviewDue.Soon,
        _ => ReviewDue.Later,
    };
}

/// <summary>How far away a review is.</summary>
public enum ReviewDue
{
    Later,
    Soon,
    Past,
}

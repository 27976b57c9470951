using ProtocolBot.Core.Content;
using ProtocolBot.Core.Directory;

namespace ProtocolBot.Host.People;

/// <summary>The directory as it is now. Asking never waits: it answers with the last good import, for today.</summary>
internal sealed class OrganisationSource
{
    private readonly TimeProvider time;
    private volatile DirectoryReading state;

    public OrganisationSource(DirectoryReading first, TimeProvider time)
    {
        this.time = time;
        state = first;
    }

    /// <summary>A directory that nothing renews.</summary>
    public OrganisationSource(Organisation organisation, TimeProvider time)
        : this(new DirectoryReading(organisation, [], IsHalf: false), time)
    {
    }

    /// <summary>Who left yesterday plays no part today, though nothing was imported since.</summary>
    public Organisation Current
    {
        get
        {
            var (now, today) = (state, SchoolCalendar.DayOf(time.GetUtcNow()));
            if (now.Organisation.On == today)
            {
                return now.Organisation;
            }

            var renewed = now with { Organisation = now.Organisation with { On = today } };
            Interlocked.CompareExchange(ref state, renewed, now);
            return renewed.Organisation;
        }
    }

    /// <summary>With the lines that could not be used.</summary>
    public DirectoryReading State => state;

    /// <summary>What is wrong with the directory now.</summary>
    public DirectoryFacts Facts(PhoneList phones, TimeSpan staleAfter) => new(Current, time.GetUtcNow())
    {
        StaleAfter = staleAfter,
        HalfImport = state.IsHalf,
        PhonesReview = phones.Review,
        HasPhoneNumbers = phones.Phones.Values.Any(phone => phone.Number is not null),
    };

    /// <summary>Takes a new import, unless it has suddenly lost more than half of the people, posts or schools: then the old one stays, and is marked.</summary>
    public bool Offer(DirectoryReading next)
    {
        var (old, fresh) = (state.Organisation, next.Organisation);
        var lost = Lost(old.People.Length, fresh.People.Length) || Lost(Posts(old), Posts(fresh)) || Lost(old.Schools.Length, fresh.Schools.Length);
        state = lost ? state with { IsHalf = true } : next;
        return !lost;
    }

    private static bool Lost(int before, int after) => after * 2 < before;

    private static int Posts(Organisation organisation) => organisation.People.Sum(person => person.Posts.Length);
}

using Microsoft.Extensions.Options;

using ProtocolBot.Core.Cases;
using ProtocolBot.Core.Directory;
using ProtocolBot.Host.People;

namespace ProtocolBot.Host.Cases;

/// <summary>The school as it is now: its people, its terms and its clock, for one decision.</summary>
internal sealed class SchoolWorld(OrganisationSource directory, IOptions<CaseOptions> options, TimeProvider time)
{
    public Organisation Organisation => directory.Current;

    public CaseWorld Now() => new(directory.Current, options.Value.Terms, time.GetUtcNow());
}

using ProtocolBot.Host.Pages.SignIn;

using Xunit;

namespace ProtocolBot.Tests.SignIn;

/// <summary>Where one comes after signing in: never elsewhere, however the address is written.</summary>
public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/meldingen")]
    [InlineData("/meldingen?gedaan=note")]
    [InlineData("/meldingen/2026-483920")]
    [InlineData("/meldingen/2026-483920?gedaan=export")]
    [InlineData("/meldingen/cijfers")]
    [InlineData("/meldingen/sign-in/done")]
    public void A_page_of_ours_is_returned_to(string asked) => Assert.Equal(asked, ReturnUrl.Of(asked));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/api/messages")]
    [InlineData("/meldingenx")]
    [InlineData("meldingen")]
    [InlineData("https://evil.nl")]
    [InlineData("https://evil.nl/meldingen")]
    [InlineData("//evil.nl/meldingen")]
    [InlineData("///evil.nl")]
    [InlineData("/\\evil.nl")]
    [InlineData("\\\\evil.nl\\meldingen")]
    [InlineData("/meldingen\\..\\..\\\\evil.nl")]
    [InlineData("/meldingen//evil.nl")]
    [InlineData("/meldingen/..//evil.nl")]
    [InlineData("/meldingen/../../evil")]
    [InlineData("/meldingen/%2e%2e/%2e%2e/")]
    [InlineData("/meldingen/%0d%0aLocation:%20https://evil.nl")]
    [InlineData("/meldingen\r\nLocation: https://evil.nl")]
    [InlineData("/meldingen/\t/evil.nl")]
    [InlineData(" /meldingen")]
    [InlineData("/meldingen#@evil.nl")]
    [InlineData("/meldingen@evil.nl")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/meldingen/é")]
    [InlineData("/meldingen/sign-in")]
    [InlineData("/meldingen/sign-in?returnUrl=/meldingen/sign-in")]
    [InlineData("/meldingen/SIGN-IN/callback?code=x")]
    [InlineData("/meldingen/sign-out")]
    [InlineData("/MELDINGEN/sign-out")]
    public void What_is_not_a_page_of_ours_leads_to_the_list(string? asked) => Assert.Equal(ReturnUrl.Home, ReturnUrl.Of(asked));

    [Fact]
    public void What_is_far_too_long_leads_to_the_list() => Assert.Equal(ReturnUrl.Home, ReturnUrl.Of("/meldingen/" + new string('x', 600)));
}

using System.Reflection;

using ProtocolBot.Host.Cases;
using ProtocolBot.Host.Mail;
using ProtocolBot.Host.Models;
using ProtocolBot.Host.Operations;
using ProtocolBot.Host.Outbox;

using Xunit;

namespace ProtocolBot.Tests.Operations;

/// <summary>A setting that our options read and the start does not know would stop a good installation.</summary>
public sealed class KnownSettingsTests
{
    [Theory]
    [InlineData(typeof(CaseOptions), CaseOptions.Section)]
    [InlineData(typeof(TeamsOptions), TeamsOptions.Section)]
    [InlineData(typeof(OutboxOptions), OutboxOptions.Section)]
    [InlineData(typeof(MailOptions), MailOptions.Section)]
    [InlineData(typeof(LanguageModelOptions), LanguageModelOptions.Section)]
    public void Every_setting_that_options_read_is_known(Type options, string section)
    {
        var settings = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => $"{section}:{property.Name}").ToList();

        Assert.NotEmpty(settings);
        Assert.Empty(settings.Except(KnownSettings.Ours));
    }
}

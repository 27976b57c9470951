using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

using ProtocolBot.Host.Models;

using Xunit;

namespace ProtocolBot.Tests.Models;

public sealed class LanguageModelOptionsTests
{
    private static readonly (string, string)[] Good = [("Endpoint", "https://school.openai.azure.com"), ("Deployment", "school-mini")];

    [Fact]
    public void Nothing_set_is_no_model_and_no_problem() => Assert.False(Read("Production").IsOn);

    [Theory]
    [InlineData("https://school.openai.azure.com")]
    [InlineData("https://school.openai.azure.com/")]
    [InlineData("https://SCHOOL.cognitiveservices.azure.com")]
    public void The_school_s_own_resource_is_a_good_address(string endpoint) =>
        Assert.True(Read("Production", ("Endpoint", endpoint), ("Deployment", "d")).IsOn);

    [Theory]
    [InlineData("http://school.openai.azure.com")]
    [InlineData("https://openai.azure.com")]
    [InlineData("https://school.openai.azure.com.kwaad.example")]
    [InlineData("https://kwaad.example/.openai.azure.com")]
    [InlineData("https://schoolopenai.azure.com")]
    [InlineData("https://user:pass@school.openai.azure.com")]
    [InlineData("https://school.openai.azure.com:8443")]
    [InlineData("https://school.openai.azure.com/path")]
    [InlineData("https://school.openai.azure.com?x=1")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("https://127.0.0.1")]
    [InlineData("school.openai.azure.com")]
    [InlineData("file:///etc/passwd")]
    public void Texts_of_staff_go_to_no_other_address(string endpoint) =>
        Assert.Contains("LanguageModel:Endpoint", Refusal("Production", ("Endpoint", endpoint), ("Deployment", "d")), StringComparison.Ordinal);

    [Fact]
    public void This_machine_is_for_Development_alone() =>
        Assert.True(Read("Development", ("Endpoint", "http://127.0.0.1:5000"), ("Deployment", "d")).IsOn);

    [Theory]
    [InlineData("Deployment", "", "name of a deployment")]
    [InlineData("Deployment", "../../other", "name of a deployment")]
    [InlineData("Deployment", "..", "name of a deployment")]
    [InlineData("TimeoutSeconds", "4", "between 0.5 and 3.8")]
    [InlineData("TimeoutSeconds", "NaN", "between 0.5 and 3.8")]
    [InlineData("PerUserPerDay", "0", "between 1 and 1000")]
    [InlineData("BelowConfidence", "1.1", "between 0 and 1")]
    [InlineData("Endpoint", "", "is missing")]
    public void A_wrong_setting_stops_the_start_and_is_named(string setting, string value, string said) =>
        Assert.Contains(said, Refusal("Production", [.. Good.Where(good => good.Item1 != setting), (setting, value)]), StringComparison.Ordinal);

    [Fact]
    public void A_key_and_an_identity_exclude_each_other() =>
        Assert.Contains("exclude each other", Refusal("Production", [.. Good, ("Key", "secret"), ("ManagedIdentityClientId", "x")]), StringComparison.Ordinal);

    [Fact]
    public void A_key_on_the_command_line_lies_open()
    {
        var refusal = Refusal("Production", new ConfigurationBuilder().AddCommandLine([.. Good.Append(("Key", "secret")).Select(pair => $"--LanguageModel:{pair.Item1}={pair.Item2}")]).Build());

        Assert.Contains("LanguageModel__Key in the environment", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal, StringComparison.Ordinal);
    }

    private static string Refusal(string environment, params (string, string)[] settings) => Refusal(environment, Configuration(settings));

    private static string Refusal(string environment, IConfigurationRoot configuration) =>
        Assert.Throws<OptionsValidationException>(() => Read(environment, configuration)).Message;

    private static LanguageModelOptions Read(string environment, params (string, string)[] settings) => Read(environment, Configuration(settings));

    private static IConfigurationRoot Configuration((string, string)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"LanguageModel:{pair.Item1}", (string?)pair.Item2))).Build();

    private static LanguageModelOptions Read(string environment, IConfigurationRoot configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLanguageModel(configuration);
        return services.BuildServiceProvider().GetRequiredService<IOptions<LanguageModelOptions>>().Value;
    }
}
